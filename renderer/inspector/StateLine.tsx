import type { TelemetryStatus } from '../../shared/bridge.ts';
import type { Live } from '../../telemetry/react/live.ts';
import { describeState, summarise } from '../../telemetry/react/state.ts';
import { useTelemetryPage } from '../../telemetry/react/telemetry-page.ts';
import { Mark } from '../../telemetry/react/ui/Mark.tsx';
import { Words } from '../../telemetry/react/ui/Words.tsx';
import { fill } from '../../telemetry/react/wording.ts';
import { texts } from '../texts.ts';

/** Whether what is fired here is recorded and, where it isn't, what the reason is. */
export function StateLine({ live }: { readonly live: Live<TelemetryStatus> }) {
  const { words: product } = useTelemetryPage();
  if (live.state === 'loading') return <p className="state-line muted">{texts.footer.loading}</p>;
  if (live.state === 'failed') {
    return <p className="state-line problem">{fill(texts.footer.failed, { message: live.message })}</p>;
  }
  const status = live.value;
  const { tone, words } = summarise(status);
  if (status.enabled && status.endpoint === 'configured') {
    return (
      <p className="state-line muted">
        <Mark tone={tone} />
        <span>{words}</span>
      </p>
    );
  }
  const described = describeState(status, product);
  return (
    <p className="state-line state-line-off">
      <Mark tone={described.tone} />
      <span>
        <Words of={described.words} /> {texts.inspector.off}
      </span>
    </p>
  );
}
