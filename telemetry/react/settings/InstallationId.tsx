import { useState } from 'react';
import type { TelemetryStatus } from '../../contract/bridge.ts';
import { expectAnswer } from '../answers.ts';
import { useTelemetryPage } from '../telemetry-page.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { classes } from '../ui/classes.ts';
import { OutcomeLine } from '../ui/OutcomeLine.tsx';
import { useAction } from '../ui/use-action.ts';
import { Id } from './Id.tsx';
import own from './settings.module.css';

interface InstallationIdProps {
  readonly status: TelemetryStatus;
  onChanged(status: TelemetryStatus): void;
}

export function InstallationId({ status, onChanged }: InstallationIdProps) {
  const { installationId, locked } = status;
  const { telemetry, wording } = useTelemetryPage();
  const { texts } = wording;
  const { outcome, run } = useAction();

  const [previous, setPrevious] = useState<string | null>(null);

  const reset = () =>
    run(async () => {
      onChanged(await expectAnswer(telemetry.resetInstallationId()));
      setPrevious(installationId);
      return texts.privacy.resetDone;
    });

  return (
    <div className={classes['row']}>
      <h3 className={classes['rowLabel']}>{texts.privacy.installationId}</h3>
      <p className={classes['muted']}>{texts.privacy.installationIdHint}</p>
      {installationId === null ? (
        <p className={own['noId']}>
          {locked ? texts.privacy.noInstallationIdLocked : texts.privacy.noInstallationId}
        </p>
      ) : (
        <div className={own['id']}>
          <Id key={installationId} id={installationId} copy={texts.privacy.copyInstallationId} />
          <ConfirmDialog
            isSmall
            button={texts.privacy.reset}
            label={texts.privacy.resetInstallationId}
            disabled={locked}
            isBusy={outcome.kind === 'underway'}
            title={texts.privacy.resetTitle}
            explanation={texts.privacy.resetExplanation}
            confirm={texts.privacy.resetConfirm}
            onConfirm={reset}
          />
        </div>
      )}
      <OutcomeLine outcome={outcome} />
      {outcome.kind === 'done' && previous !== null && (
        <>
          <p className={classes['muted']}>{texts.privacy.resetBefore}</p>
          <div className={own['id']}>
            <Id key={previous} id={previous} copy={texts.erasure.copyId} />
          </div>
        </>
      )}
    </div>
  );
}
