import type { TelemetryStatus } from '../contract/bridge.ts';
import type { TelemetryTexts } from '../contract/texts/index.ts';
import type { Consequence } from './ui/Consequences.tsx';
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
  if (status.enabled) {
    return { tone: 'on', words: segments(status.sendingPausedUntil === null ? state.on : state.onPaused) };
  }
  if (status.choiceDue) return { tone: 'off', words: segments(state.undecided) };
  return { tone: 'off', words: segments(offWithRest(status, wording)) };
}

/** Whether something that was recorded waits to be sent. */
export function hasRest({ pending, pendingErrors }: TelemetryStatus): boolean {
  return pending + pendingErrors > 0;
}

/** Whether anything waits to be sent, even if no more than that a person asked for deletion. */
export function isWaiting(status: TelemetryStatus): boolean {
  return hasRest(status) || status.erasuresWaiting.length > 0;
}

/** What a person should know before they turn telemetry off, and after; nothing where none of it applies. */
export function consequencesOf(
  { enabled, endpoint, lastDeliveredAt, locked, choiceDue }: TelemetryStatus,
  { privacy }: TelemetryTexts,
): readonly Consequence[] {
  if (locked || choiceDue || endpoint !== 'configured') return [];
  const { turningOff, recordedUntilThen, alreadySent } = privacy;
  return [
    ...(enabled ? [turningOff, recordedUntilThen] : []),
    ...(lastDeliveredAt === null ? [] : [alreadySent]),
  ];
}

function offWithRest(status: TelemetryStatus, { texts, counted }: Wording): string {
  const { off, offSending, offSendingErrors, offSendingBoth } = texts.state;
  if (!hasRest(status)) return off;
  const { pending, pendingErrors } = status;
  const forms = pendingErrors === 0 ? offSending : pending === 0 ? offSendingErrors : offSendingBoth;
  return counted(forms, pending + pendingErrors);
}

function lockedBy(status: TelemetryStatus, { texts }: Wording): readonly Segment[] {
  const { lockedBy } = texts.state;
  const { disabledBy: source, disabledByName: name } = status;
  if (source === null || source === 'settings' || name === null) return segments(lockedBy.unnamed);
  // No value of this variable turns telemetry off; the lack of a home does.
  const words = source === 'environment' && name === 'HOME' ? lockedBy.noHome : lockedBy[source];
  return segments(words, { name });
}

/** The state in a few words. */
export interface StateSummary {
  readonly tone: Tone;
  /** All of it. */
  readonly words: string;
  /** Its beginning, which changes only with the state itself: a screen reader can read out each change. */
  readonly state: string;
  /** What follows: how many events wait, which changes all the time. Empty if none does. */
  readonly rest: string;
}

/** The state in a few words, for the footer. */
export function summarise(status: TelemetryStatus, { texts, counted }: Wording): StateSummary {
  const { footer } = texts;
  if (status.enabled && status.endpoint !== 'configured') return summaryOf('attention', footer.noReceiver);
  // Told apart by a comma, which can end a line.
  const rest = status.pending > 0 ? `, ${counted(texts.waiting, status.pending)}` : '';
  return status.enabled ? summaryOf('on', footer.on, rest) : summaryOf('off', footer.off, rest);
}

function summaryOf(tone: Tone, state: string, rest = ''): StateSummary {
  return { tone, words: `${state}${rest}`, state, rest };
}
