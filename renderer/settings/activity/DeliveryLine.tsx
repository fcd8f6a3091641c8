import { describeDelivery } from '../../../telemetry/react/delivery.ts';
import { useTelemetryPage } from '../../../telemetry/react/telemetry-page.ts';
import { Icon } from '../../../telemetry/react/ui/Icon.tsx';
import { useNow } from '../../../telemetry/react/ui/use-now.ts';
import { useTelemetryStatus } from '../../../telemetry/react/use-telemetry-status.ts';

/**
 * What becomes of what waits, as it is said beside the switch. Takes the same height whatever it says, so that nothing
 * below it moves while a person reads.
 */
export function DeliveryLine({ hasEntries }: { readonly hasEntries: boolean }) {
  const { words } = useTelemetryPage();
  const { live } = useTelemetryStatus();
  const now = useNow();
  const described = live.state === 'ready' ? describeDelivery(live.value, now, words) : null;
  // An empty page has words of its own for what is to be expected.
  if (!hasEntries && described?.problem !== 'file') return null;
  const text = described?.clauses.join(' · ');
  return (
    <p className="delivery-line muted" title={text}>
      {described !== null && described.problem !== null && <Icon name="attention" />}
      <span>{text}</span>
    </p>
  );
}
