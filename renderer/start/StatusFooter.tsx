import {
  fill,
  type Live,
  Mark,
  summarise,
  type Tone,
  useWording,
  type Wording,
} from 'kreya-telemetry/renderer';
import type { TelemetryStatus } from '../../shared/bridge.ts';

export function StatusFooter({ live }: { readonly live: Live<TelemetryStatus> }) {
  const { tone, words } = footerOf(live, useWording());
  return (
    <footer className="start-footer">
      <Mark tone={tone} />
      <span>{words}</span>
    </footer>
  );
}

function footerOf(
  live: Live<TelemetryStatus>,
  wording: Wording,
): { readonly tone: Tone; readonly words: string } {
  const { footer } = wording.texts;
  if (live.state === 'ready') return summarise(live.value, wording);
  if (live.state === 'loading') return { tone: 'off', words: footer.loading };
  return { tone: 'attention', words: fill(footer.failed, { message: live.message }) };
}
