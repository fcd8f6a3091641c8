import {
  classes,
  describeDelivery,
  Icon,
  useNow,
  useTelemetryPage,
  useTelemetryStatus,
} from 'kreya-telemetry/renderer';

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
    <p className={`delivery-line ${classes['muted']}`} title={text}>
      {described !== null && described.problem !== null && <Icon name="attention" />}
      <span>{text}</span>
    </p>
  );
}
