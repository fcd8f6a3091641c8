import { useRef, useState } from 'react';
import type { TelemetryStatus } from '../../contract/bridge.ts';
import { policy } from '../../core/policy.ts';
import { expectAnswer } from '../answers.ts';
import { useTelemetryPage } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { OutcomeLine } from '../ui/OutcomeLine.tsx';
import { Switch } from '../ui/Switch.tsx';
import { useAction } from '../ui/use-action.ts';
import { useNow } from '../ui/use-now.ts';
import { useTelemetryStatus } from '../use-telemetry.ts';
import { fill } from '../wording.ts';
import own from './pause-sending.module.css';
import { canPause, hasRunOutBy, timeLeft } from './sending-pause.ts';

/** With which a person looks at what waits before it leaves. Nothing where nothing is going to leave. */
export function PauseSending() {
  const { live, accept } = useTelemetryStatus();
  if (live.state !== 'ready' || !canPause(live.value)) return null;
  return <PauseSwitch status={live.value} onChanged={accept} />;
}

interface PauseSwitchProps {
  readonly status: TelemetryStatus;
  onChanged(status: TelemetryStatus): void;
}

function PauseSwitch({ status, onChanged }: PauseSwitchProps) {
  const { telemetry, wording } = useTelemetryPage();
  const { texts, timeOfDay, minutes } = wording;
  const words = texts.sendingPause;
  const { outcome, run } = useAction();
  const switchButton = useRef<HTMLButtonElement>(null);
  const { sendingPausedUntil: iso } = status;
  const until = iso === null ? null : Date.parse(iso);
  const isBusy = outcome.kind === 'underway';
  const hasRunOut = useHasRunOut(until);
  const duration = minutes(policy.delivery.holdMs / 60_000);

  const pause = () =>
    run(async () => {
      onChanged(await expectAnswer(telemetry.pauseSending()));
      return '';
    });
  const resume = () =>
    run(async () => {
      const after = await expectAnswer(telemetry.resumeSending());
      // The button that had the focus goes away with what it was for.
      switchButton.current?.focus();
      onChanged(after);
      return words.resumed;
    });

  return (
    <div className={`${classes['card']} ${classes['row']}`}>
      <div className={classes['rowSplit']}>
        <div>
          <label id="pause-label" className={classes['rowLabel']} htmlFor="pause-switch">
            {words.switch}
          </label>
          <p id="pause-hint" className={classes['muted']}>
            {status.enabled && `${words.stillRecorded} `}
            {fill(words.hint, { duration })}
          </p>
        </div>
        <Switch
          buttonRef={switchButton}
          id="pause-switch"
          labelledBy="pause-label"
          describedBy="pause-hint"
          on={until !== null}
          busy={isBusy}
          disabled={false}
          onToggle={until === null ? pause : resume}
        />
      </div>
      <div className={until === null ? undefined : own['paused']}>
        {until !== null && <Icon name="attention" />}
        <p role="status" className={until === null && hasRunOut ? own['over'] : own['words']}>
          {until !== null
            ? fill(words.until, { time: timeOfDay(until) })
            : hasRunOut && fill(words.over, { duration })}
        </p>
        {until !== null && (
          <>
            <TimeLeft until={until} />
            <button
              type="button"
              className={classes['smallButton']}
              aria-busy={isBusy}
              onClick={isBusy ? undefined : resume}
            >
              {words.resume}
            </button>
          </>
        )}
      </div>
      <OutcomeLine outcome={until !== null && outcome.kind === 'done' ? { kind: 'none' } : outcome} />
    </div>
  );
}

/** Not read out by itself, since it is another every second. */
function TimeLeft({ until }: { readonly until: number }) {
  const { texts } = useTelemetryPage().wording;
  const now = useNow();
  return (
    <span role="timer" className={`${own['left']} ${classes['muted']}`}>
      {fill(texts.sendingPause.left, { time: timeLeft(until - now) })}
    </span>
  );
}

/** Whether the pause that was seen last ended by itself. */
function useHasRunOut(until: number | null): boolean {
  const [seen, setSeen] = useState(until);
  const [hasRunOut, setHasRunOut] = useState(false);
  if (until !== seen) {
    setSeen(until);
    setHasRunOut(until === null && seen !== null && hasRunOutBy(seen, Date.now()));
  }
  return hasRunOut;
}
