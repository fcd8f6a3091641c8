import { useRef, useState } from 'react';
import type { TelemetryStatus } from '../../contract/bridge.ts';
import { expectAnswer } from '../answers.ts';
import { describeDelivery, describeTry } from '../delivery.ts';
import { isWaiting } from '../state.ts';
import { useTelemetryPage } from '../telemetry-page.ts';
import { Clauses } from '../ui/Clauses.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { OutcomeLine } from '../ui/OutcomeLine.tsx';
import { useAction } from '../ui/use-action.ts';
import { useNow } from '../ui/use-now.ts';
import own from './settings.module.css';

interface DeliveryProps {
  readonly status: TelemetryStatus;
  onChanged(status: TelemetryStatus): void;
}

/** How long something was tried just now. */
const JUST_NOW_MS = 60_000;

/** What becomes of what was recorded, as it is at this moment. */
export function Delivery({ status, onChanged }: DeliveryProps) {
  const { telemetry, wording } = useTelemetryPage();
  const { texts } = wording;
  const now = useNow();
  const { clauses, problem } = describeDelivery(status, now, wording);
  const { outcome, run } = useAction();
  const resumption = useAction();
  const [tried, setTried] = useState({ at: 0, leftRest: false });
  const heading = useRef<HTMLHeadingElement>(null);
  const isBusy = outcome.kind === 'underway';
  const isOldNews = now - tried.at > JUST_NOW_MS || tried.leftRest !== isWaiting(status);
  // Also between two attempts: a button that comes and goes is hard to hit.
  const canSend = status.delivery.kind !== 'held' && !status.locked && isWaiting(status);

  const sendNow = () =>
    run(async () => {
      // Not watched for an answer in time: it is over when the server has answered, or not.
      const after = await telemetry.sendNow();
      // The button that had the focus goes away with what it was for.
      if (!isWaiting(after)) heading.current?.focus();
      setTried({ at: Date.now(), leftRest: isWaiting(after) });
      onChanged(after);
      return describeTry(after, wording);
    });

  const resume = () =>
    resumption.run(async () => {
      const after = await expectAnswer(telemetry.resumeSending());
      heading.current?.focus();
      onChanged(after);
      return texts.sendingPause.resumed;
    });

  return (
    <div className={classes['row']}>
      <h3 ref={heading} tabIndex={-1} className={classes['rowLabel']}>
        {texts.privacy.delivery}
      </h3>
      <div className={own['delivery']}>
        {problem !== null && <Icon name="attention" />}
        <div className={own['deliveryWords']}>
          <Clauses of={clauses} />
        </div>
        {canSend && (
          <button
            type="button"
            className={classes['smallButton']}
            aria-busy={isBusy}
            onClick={isBusy ? undefined : sendNow}
          >
            {problem === null ? texts.privacy.sendNow : texts.privacy.tryNow}
          </button>
        )}
        {status.sendingPausedUntil !== null && !status.locked && (
          <button
            type="button"
            className={classes['smallButton']}
            aria-busy={resumption.outcome.kind === 'underway'}
            onClick={resumption.outcome.kind === 'underway' ? undefined : resume}
          >
            {texts.sendingPause.resume}
          </button>
        )}
      </div>
      <OutcomeLine outcome={outcome.kind === 'done' && isOldNews ? { kind: 'none' } : outcome} />
      <OutcomeLine outcome={resumption.outcome} />
    </div>
  );
}
