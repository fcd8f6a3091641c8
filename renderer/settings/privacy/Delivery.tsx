import type { TelemetryStatus } from '../../../shared/telemetry-bridge.ts';
import { describeDelivery, describeTry } from '../../delivery.ts';
import { useTelemetryPage } from '../../telemetry-page.ts';
import { texts } from '../../telemetry-texts.ts';
import { Icon } from '../../ui/Icon.tsx';
import { OutcomeLine } from '../../ui/OutcomeLine.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useNow } from '../../ui/use-now.ts';

interface DeliveryProps {
  readonly status: TelemetryStatus;
  onChanged(status: TelemetryStatus): void;
}

/** What becomes of what was recorded, as it is at this moment. */
export function Delivery({ status, onChanged }: DeliveryProps) {
  const { telemetry, words } = useTelemetryPage();
  const { clauses, problem } = describeDelivery(status, useNow(), words);
  const { outcome, run } = useAction();

  const tryNow = () =>
    run(async () => {
      // Not watched for an answer in time: it is over when the server has answered, or not.
      const after = await telemetry.sendNow();
      onChanged(after);
      return describeTry(after);
    });

  return (
    <div className="row">
      <h3 className="row-label">{texts.privacy.delivery}</h3>
      <div className="delivery">
        {problem !== null && <Icon name="attention" />}
        <p className="delivery-words">
          {clauses.map((clause, index) => (
            <span key={clause} className={index > 0 ? 'muted' : undefined}>
              {clause}
            </span>
          ))}
        </p>
        {problem !== null && (
          <button
            type="button"
            className="button button-small"
            aria-busy={outcome.kind === 'underway'}
            onClick={outcome.kind === 'underway' ? undefined : tryNow}
          >
            {texts.privacy.tryNow}
          </button>
        )}
      </div>
      <OutcomeLine outcome={outcome} />
    </div>
  );
}
