import {
  fill,
  type Live,
  Mark,
  type StateSummary,
  summarise,
  useWording,
  type Wording,
} from 'kreya-telemetry/renderer';
import type { TelemetryStatus } from '../../shared/bridge.ts';

export function StatusFooter({ live }: { readonly live: Live<TelemetryStatus> }) {
  const { tone, state, rest } = footerOf(live, useWording());
  return (
    <footer className="start-footer">
      <Mark tone={tone} />
      <span>
        {/* Read out when it changes, by a decision in the notice, too; the number of events is not. */}
        <span aria-live="polite">{state}</span>
        {rest}
      </span>
    </footer>
  );
}

function footerOf(live: Live<TelemetryStatus>, wording: Wording): Omit<StateSummary, 'words'> {
  const { footer } = wording.texts;
  if (live.state === 'ready') return summarise(live.value, wording);
  if (live.state === 'loading') return { tone: 'off', state: footer.loading, rest: '' };
  return { tone: 'attention', state: fill(footer.failed, { message: live.message }), rest: '' };
}
