import { describeDelivery } from '../../delivery.ts';
import { useTelemetryPage } from '../../telemetry-page.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useNow } from '../../ui/use-now.ts';
import { useTelemetryStatus } from '../../use-telemetry-status.ts';

/** Why what waits does not go, as it is said beside the switch; nothing if it does. */
export function DeliveryProblem() {
  const { words } = useTelemetryPage();
  const { live } = useTelemetryStatus();
  const now = useNow();
  if (live.state !== 'ready') return null;
  const { problem, clauses } = describeDelivery(live.value, now, words);
  if (problem === null) return null;
  return (
    <p role="status" className="note">
      <Icon name="attention" />
      {clauses[0]}
    </p>
  );
}
