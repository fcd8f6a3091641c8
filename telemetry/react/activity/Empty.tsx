import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { useTelemetryStatus } from '../use-telemetry.ts';

interface EmptyProps {
  readonly why: 'reading' | 'nothing' | 'noMatch';
  onShowAll(): void;
}

/** What there is to see where there is nothing to list, and why. */
export function Empty({ why, onShowAll }: EmptyProps) {
  const { live } = useTelemetryStatus();
  const words = useWording().texts.activityPage;
  if (why === 'reading')
    return <p className={`${classes['muted']} ${classes['loading']}`}>{words.loading}</p>;
  if (why === 'noMatch') {
    return (
      <div className={classes['empty']}>
        <Icon name="search" />
        <p className={classes['rowLabel']}>{words.noMatch}</p>
        <p className={classes['muted']}>{words.noMatchHint}</p>
        <button type="button" className={classes['button']} onClick={onShowAll}>
          {words.showAll}
        </button>
      </div>
    );
  }
  if (live.state !== 'ready') return null;
  const { enabled, endpoint } = live.value;
  const hint = endpoint === 'configured' ? words.emptyOnHint : words.emptyNoReceiverHint;
  return (
    <div className={classes['empty']}>
      <Icon name="pulse" />
      <p className={classes['rowLabel']}>{enabled ? words.emptyOn : words.emptyOff}</p>
      <p className={classes['muted']}>{enabled ? hint : words.emptyOffHint}</p>
    </div>
  );
}
