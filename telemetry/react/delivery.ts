import type { DeliveryProblem, TelemetryStatus } from '../contract/bridge.ts';
import { describeFileProblem } from '../contract/texts/file-problem.ts';
import { isWaiting } from './state.ts';
import { fill, type Wording } from './wording.ts';

export interface DescribedDelivery {
  /** Clauses to be shown one after the other. */
  readonly clauses: readonly string[];
  /** Why nothing gets through, or null. */
  readonly problem: DeliveryProblem | 'file' | null;
}

/** What becomes of what waits. `now` is milliseconds since 1970-01-01 UTC. */
export function describeDelivery(status: TelemetryStatus, now: number, wording: Wording): DescribedDelivery {
  const { delivery, pending, pendingErrors, enabled } = status;
  const { texts, timeUntil } = wording;
  const words = texts.delivery;
  const waiting = describeWaiting(status, wording);
  const last = lastSent(status.lastDeliveredAt, now, wording);
  const plainly = (...clauses: (string | string[])[]) => ({ clauses: clauses.flat(), problem: null });

  if (status.locked) return plainly(words.heldByLock, pending + pendingErrors > 0 ? waiting : []);
  if (status.endpoint !== 'configured' && pending + pendingErrors === 0) {
    return plainly(words.noReceiver[status.endpoint]);
  }
  if (status.fileProblem !== null) {
    // The last of its sentences ends like the clauses after it.
    const file = describeFileProblem(texts.fileProblems, status.fileProblem).replace(/\.$/, '');
    const clauses = [file, ...waiting, last];
    return { clauses, problem: 'file' };
  }
  switch (delivery.kind) {
    case 'elsewhere':
      return plainly(words.elsewhere, waiting, last);
    case 'idle':
    case 'waiting':
      return plainly(waiting, last);
    case 'sending':
      return plainly(enabled ? words.sending : words.sendingCollected, last);
    case 'held':
      return plainly(describeHold(status, wording), waiting);
    case 'paused': {
      const { problem } = delivery;
      const when = timeUntil(Date.parse(delivery.nextTryAt) - now);
      const advice =
        problem === 'intercepted'
          ? [words.whenIntercepted]
          : problem === 'untrusted'
            ? [words.whenUntrusted]
            : [];
      return {
        clauses: [`${words.problem[problem]}, ${fill(words.nextTry, { when })}`, ...advice, ...waiting, last],
        problem,
      };
    }
  }
}

/** Why nothing may be sent at the moment. */
function describeHold({ noticeDue, sendingPausedUntil }: TelemetryStatus, wording: Wording): string {
  const { delivery, sendingPause } = wording.texts;
  if (noticeDue) return delivery.heldByNotice;
  return sendingPausedUntil === null
    ? delivery.heldByChoice
    : fill(sendingPause.held, { time: wording.timeOfDay(Date.parse(sendingPausedUntil)) });
}

function describeWaiting(status: TelemetryStatus, { texts, counted }: Wording): string[] {
  const { pending, pendingErrors, erasuresWaiting } = status;
  const erasures = erasuresWaiting.length > 0 ? [texts.erasure.delivery] : [];
  const events = pending > 0 ? [counted(texts.waiting, pending)] : [];
  const errors = pendingErrors > 0 ? [counted(texts.waitingErrors, pendingErrors)] : [];
  return isWaiting(status) ? [...erasures, ...events, ...errors] : [texts.delivery.nothingWaits];
}

function lastSent(iso: string | null, now: number, { texts, timeAgo }: Wording): string {
  const words = texts.delivery;
  return iso === null ? words.neverSent : fill(words.lastSent, { when: timeAgo(Date.parse(iso), now) });
}

/** What came of trying at once, by the status after it. */
export function describeTry(status: TelemetryStatus, { texts, timeOfDay }: Wording): string {
  const { delivery, fileProblem, sendingPausedUntil } = status;
  const { tried } = texts.delivery;
  if (fileProblem !== null) return describeFileProblem(texts.fileProblems, fileProblem);
  if (sendingPausedUntil !== null) {
    return fill(texts.sendingPause.notTried, { time: timeOfDay(Date.parse(sendingPausedUntil)) });
  }
  if (delivery.kind === 'paused') return tried[delivery.problem];
  if (!isWaiting(status)) return tried.sent;
  if (delivery.kind === 'elsewhere') return tried.elsewhere;
  return delivery.kind === 'held' ? tried.held : tried.rest;
}
