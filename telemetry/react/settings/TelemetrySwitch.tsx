import { useRef, useState } from 'react';
import type { TelemetryStatus } from '../../contract/bridge.ts';
import { expectAnswer } from '../answers.ts';
import { consequencesOf, describeState, hasRest } from '../state.ts';
import { useTelemetryPage } from '../telemetry-page.ts';
import { Consequences } from '../ui/Consequences.tsx';
import { classes } from '../ui/classes.ts';
import { Mark } from '../ui/Mark.tsx';
import { OutcomeLine } from '../ui/OutcomeLine.tsx';
import { PrivacyPolicy } from '../ui/PrivacyPolicy.tsx';
import { Switch } from '../ui/Switch.tsx';
import { useAction } from '../ui/use-action.ts';
import { Words } from '../ui/Words.tsx';
import own from './settings.module.css';

interface TelemetrySwitchProps {
  readonly status: TelemetryStatus;
  onChanged(status: TelemetryStatus): void;
}

export function TelemetrySwitch({ status, onChanged }: TelemetrySwitchProps) {
  const { telemetry, wording } = useTelemetryPage();
  const { texts } = wording;
  const { outcome, run } = useAction();
  const deletion = useAction();
  const toggleButton = useRef<HTMLButtonElement>(null);
  const [before, setBefore] = useState(status);

  // News can come before the choice is confirmed to be on disk, and must not show it any earlier.
  const shown = outcome.kind === 'underway' ? before : status;
  const isOn = shown.enabled && !shown.locked;
  const { tone, words } = describeState(shown, wording);
  const consequences = consequencesOf(shown, texts);
  const isOffByChoice = !shown.enabled && !shown.locked && !shown.choiceDue;
  const isOffWithRest = isOffByChoice && hasRest(shown);
  const isOldNews = deletion.outcome.kind === 'done' && hasRest(shown);

  function toggle(): void {
    setBefore(status);
    void run(async () => {
      onChanged(await expectAnswer(telemetry.setEnabled(!isOn)));
      // The state below the switch says it.
      return '';
    });
  }

  const deleteWaiting = () =>
    deletion.run(async () => {
      onChanged(await expectAnswer(telemetry.deleteWaiting()));
      // The button that had the focus goes away with what it was for.
      toggleButton.current?.focus();
      return texts.privacy.deletedEarlier;
    });

  return (
    <div className={classes['row']}>
      <div className={classes['rowSplit']}>
        <div>
          <label id="telemetry-label" className={classes['rowLabel']} htmlFor="telemetry-switch">
            {texts.privacy.switch}
          </label>
          <p className={classes['muted']}>{texts.privacy.switchHint}</p>
          <PrivacyPolicy url={status.privacyUrl} />
        </div>
        <Switch
          buttonRef={toggleButton}
          id="telemetry-switch"
          labelledBy="telemetry-label"
          // A screen reader reads the whole description again when a part of it changes. So the hint, which stands
          // before the switch anyway, and the state, which is read out by itself, are not parts of it.
          describedBy={consequences.length > 0 ? 'telemetry-consequences' : undefined}
          on={isOn}
          isIdle={shown.endpoint !== 'configured' && !shown.locked}
          busy={outcome.kind === 'underway'}
          disabled={shown.locked}
          onToggle={toggle}
        />
      </div>
      <OutcomeLine outcome={outcome} />
      <div className={tone === 'attention' ? own['stateAttention'] : own['state']}>
        <Mark tone={tone} />
        <p id="telemetry-state" className={own['stateWords']} role="status">
          <Words of={words} />
        </p>
        {isOffWithRest && (
          <button
            type="button"
            className={classes['smallButton']}
            aria-busy={deletion.outcome.kind === 'underway'}
            onClick={deletion.outcome.kind === 'underway' ? undefined : deleteWaiting}
          >
            {wording.counted(texts.privacy.deleteEarlier, shown.pending + shown.pendingErrors)}
          </button>
        )}
      </div>
      {!shown.enabled && !isOldNews && (
        <div className={own['deletion']}>
          <OutcomeLine outcome={deletion.outcome} />
        </div>
      )}
      {consequences.length > 0 && <Consequences id="telemetry-consequences" of={consequences} />}
    </div>
  );
}
