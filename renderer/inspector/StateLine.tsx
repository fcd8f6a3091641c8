import {
  classes,
  describeState,
  fill,
  type Live,
  Mark,
  summarise,
  useWording,
  Words,
} from 'kreya-telemetry/renderer';
import type { TelemetryStatus } from '../../shared/bridge.ts';
import { texts } from '../texts.ts';

/** Whether what is fired here is recorded and, where it isn't, what the reason is. */
export function StateLine({ live }: { readonly live: Live<TelemetryStatus> }) {
  const wording = useWording();
  if (live.state === 'loading')
    return <p className={`state-line ${classes['muted']}`}>{wording.texts.footer.loading}</p>;
  if (live.state === 'failed') {
    return (
      <p className={`state-line ${classes['problem']}`}>
        {fill(wording.texts.footer.failed, { message: live.message })}
      </p>
    );
  }
  const status = live.value;
  const { tone, words } = summarise(status, wording);
  if (status.enabled && status.endpoint === 'configured') {
    return (
      <p className={`state-line ${classes['muted']}`}>
        <Mark tone={tone} />
        <span>{words}</span>
      </p>
    );
  }
  const described = describeState(status, wording);
  return (
    <p className="state-line state-line-off">
      <Mark tone={described.tone} />
      <span>
        <Words of={described.words} /> {texts.inspector.off}
      </span>
    </p>
  );
}
