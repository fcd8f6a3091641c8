import { describeDelivery } from '../delivery.ts';
import { useWording } from '../telemetry-page.ts';
import { Clauses } from '../ui/Clauses.tsx';
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
  return (
    <div className={`${own['deliveryLine']} ${classes['muted']}`} title={described?.clauses.join('\n')}>
      {described !== null && (
        <div>
          {described.problem !== null && <Icon name="attention" />}
          <Clauses of={described.clauses} />
        </div>
      )}
    </div>
  );
}
