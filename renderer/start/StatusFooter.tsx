import { fill, type Live, Mark, summarise, type Tone, telemetryTexts } from 'kreya-telemetry/renderer';
import type { TelemetryStatus } from '../../shared/bridge.ts';

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
  if (live.state === 'loading') return { tone: 'off', words: telemetryTexts.footer.loading };
  return { tone: 'attention', words: fill(telemetryTexts.footer.failed, { message: live.message }) };
}
