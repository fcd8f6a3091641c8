import { useRef } from 'react';
import type { TelemetryStatus } from '../../contract/bridge.ts';
import { expectAnswer } from '../answers.ts';
import { useTelemetryPage } from '../telemetry-page.ts';
import { texts } from '../texts.ts';
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { OutcomeLine } from '../ui/OutcomeLine.tsx';
import { useAction } from '../ui/use-action.ts';
import { fill } from '../wording.ts';

interface InstallationIdProps {
  readonly status: TelemetryStatus;
  onChanged(status: TelemetryStatus): void;
}

export function InstallationId({ status, onChanged }: InstallationIdProps) {
  const { installationId, locked } = status;
  const { telemetry, words } = useTelemetryPage();
  const { outcome, run } = useAction();

  const reset = () =>
    run(async () => {
      onChanged(await expectAnswer(telemetry.resetInstallationId()));
      return texts.privacy.resetDone;
    });

  return (
    <div className="row">
      <h3 className="row-label">{texts.privacy.installationId}</h3>
      <p className="muted">{texts.privacy.installationIdHint}</p>
      {installationId === null ? (
        <p className="id-none">{texts.privacy.noInstallationId}</p>
      ) : (
        <div className="id">
          <Id key={installationId} id={installationId} />
          <ConfirmDialog
            className="button button-small"
            button={texts.privacy.reset}
            label={texts.privacy.resetInstallationId}
            disabled={locked || outcome.kind === 'underway'}
            title={texts.privacy.resetTitle}
            explanation={fill(texts.privacy.resetExplanation, words)}
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
  const text = useRef<HTMLElement>(null);

  function select(): void {
    if (text.current) window.getSelection()?.selectAllChildren(text.current);
  }

  return (
    <>
      <code ref={text} className="id-text">
        {id}
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
