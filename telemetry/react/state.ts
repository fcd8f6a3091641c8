import type { TelemetryStatus } from '../contract/bridge.ts';
import { type Segment, segments, type Wording } from './wording.ts';

/** How a state is marked beside its words. */
export type Tone = 'on' | 'off' | 'locked' | 'attention';

export interface DescribedState {
  readonly tone: Tone;
  readonly words: readonly Segment[];
}

/** What Settings says below the switch: whether telemetry works and, where it doesn't, what the reason is. */
export function describeState(status: TelemetryStatus, wording: Wording): DescribedState {
  const { state } = wording.texts;
  if (status.locked) return { tone: 'locked', words: lockedBy(status, wording) };
  if (status.unwritableFolder !== null) {
    return { tone: 'attention', words: segments(state.unwritable, { folder: status.unwritableFolder }) };
  }
  if (status.settingsUnreadable) return { tone: 'attention', words: segments(state.settingsUnreadable) };
  if (status.endpoint !== 'configured') {
    const reason = state.endpoint[status.endpoint];
    return status.enabled
      ? { tone: 'attention', words: segments(reason) }
      : { tone: 'off', words: segments(`${state.offNoReceiver} ${reason}`) };
  }
  if (status.enabled) return { tone: 'on', words: segments(state.on) };
  if (status.choiceDue) return { tone: 'off', words: segments(state.undecided) };
  return { tone: 'off', words: segments(offWithRest(status, wording)) };
}

function offWithRest({ pending, pendingErrors }: TelemetryStatus, { texts, counted }: Wording): string {
  const { state } = texts;
  const rest = pending + pendingErrors;
  if (rest === 0) return state.off;
  return counted(pendingErrors > 0 ? state.offSendingErrors : state.offSending, rest);
}

function lockedBy(status: TelemetryStatus, { texts }: Wording): readonly Segment[] {
  const { lockedBy } = texts.state;
  const { disabledBy: source, disabledByName: name } = status;
  if (source === null || source === 'settings' || name === null) return segments(lockedBy.unnamed);
  // No value of this variable turns telemetry off; the lack of a home does.
  const words = source === 'environment' && name === 'HOME' ? lockedBy.noHome : lockedBy[source];
  return segments(words, { name });
}

/** The state in a few words, for the footer. */
export function summarise(
  status: TelemetryStatus,
  { texts, counted }: Wording,
): { readonly tone: Tone; readonly words: string } {
  const { footer } = texts;
  const waiting = counted(texts.waiting, status.pending);
  if (!status.enabled) {
    return { tone: 'off', words: status.pending > 0 ? `${footer.off} · ${waiting}` : footer.off };
  }
  if (status.endpoint !== 'configured') return { tone: 'attention', words: footer.noReceiver };
  return { tone: 'on', words: `${footer.on} · ${waiting}` };
}
