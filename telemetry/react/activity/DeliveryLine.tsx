import { describeDelivery } from '../delivery.ts';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { useNow } from '../ui/use-now.ts';
import { useTelemetryStatus } from '../use-telemetry.ts';
import own from './activity.module.css';

/**
 * What becomes of what waits, as it is said beside the switch. Takes the same height whatever it says, so that nothing
 * below it moves while a person reads.
 */
export function DeliveryLine({ hasEntries }: { readonly hasEntries: boolean }) {
  const wording = useWording();
  const { live } = useTelemetryStatus();
  const now = useNow();
  const described = live.state === 'ready' ? describeDelivery(live.value, now, wording) : null;
  // An empty page has words of its own for what is to be expected.
  if (!hasEntries && described?.problem !== 'file') return null;
  const text = described?.clauses.join(' · ');
  return (
    <p className={`${own['deliveryLine']} ${classes['muted']}`} title={text}>
      {described !== null && described.problem !== null && <Icon name="attention" />}
      <span>{text}</span>
    </p>
  );
}
