import { useRef } from 'react';
import type { TelemetryStatus } from '../../contract/bridge.ts';
import { expectAnswer } from '../answers.ts';
import { useTelemetryPage, useWording } from '../telemetry-page.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { classes } from '../ui/classes.ts';
import { OutcomeLine } from '../ui/OutcomeLine.tsx';
import { useAction } from '../ui/use-action.ts';
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

  const reset = () =>
    run(async () => {
      onChanged(await expectAnswer(telemetry.resetInstallationId()));
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
          <Id key={installationId} id={installationId} />
          <ConfirmDialog
            isSmall
            button={texts.privacy.reset}
            label={texts.privacy.resetInstallationId}
            disabled={locked || outcome.kind === 'underway'}
            title={texts.privacy.resetTitle}
            explanation={texts.privacy.resetExplanation}
            confirm={texts.privacy.resetConfirm}
            onConfirm={reset}
          />
        </div>
      )}
      <OutcomeLine outcome={outcome} />
    </div>
  );
}

function Id({ id }: { readonly id: string }) {
  const { texts } = useWording();
  const text = useRef<HTMLElement>(null);

  function select(): void {
    if (text.current) window.getSelection()?.selectAllChildren(text.current);
  }

  return (
    <>
      <code ref={text} className={own['idText']}>
        <bdi dir="ltr">{id}</bdi>
      </code>
      <CopyButton
        text={id}
        label={texts.privacy.copyInstallationId}
        failure={texts.privacy.copyFailed}
        onFailed={select}
      />
    </>
  );
}
