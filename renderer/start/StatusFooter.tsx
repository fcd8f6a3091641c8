import type { TelemetryStatus } from '../../shared/bridge.ts';
import type { Live } from '../../telemetry/react/live.ts';
import { summarise, type Tone } from '../../telemetry/react/state.ts';
import { Mark } from '../../telemetry/react/ui/Mark.tsx';
import { fill } from '../../telemetry/react/wording.ts';
import { texts } from '../texts.ts';

export function StatusFooter({ live }: { readonly live: Live<TelemetryStatus> }) {
  const { tone, words } = footerOf(live);
  return (
    <footer className="start-footer">
      <Mark tone={tone} />
      <span>{words}</span>
    </footer>
  );
}

function footerOf(live: Live<TelemetryStatus>): { readonly tone: Tone; readonly words: string } {
  if (live.state === 'ready') return summarise(live.value);
  if (live.state === 'loading') return { tone: 'off', words: texts.footer.loading };
  return { tone: 'attention', words: fill(texts.footer.failed, { message: live.message }) };
}
