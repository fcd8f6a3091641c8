/** Until when the receiver is left alone, kept over restarts. */
import type { DeliveryProblem } from '../../contract/bridge.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import type { RetryAfter } from './answer.ts';
import { backoffMs } from './backoff.ts';
import { type Journal, NOTHING_YET, readJournal, writeJournal } from './journal.ts';

export interface Pause {
  /** Milliseconds until the next request may be made; 0 or less if one may be made now. */
  leftMs(): number;
  /** Takes note of what another process of the installation has met since. */
  refresh(): void;
  /** Ends a wait that only backoff asks for. */
  cutShort(): void;
  /** Takes note of a failure: waits as long as the receiver wishes, and never less than by backoff. */
  failed(problem: DeliveryProblem, wish: RetryAfter | null): void;
  /** What the pause is for; null if a request may be made now. */
  problem(): DeliveryProblem | null;
  /** Takes note of a delivery. */
  succeeded(): void;
  /** Milliseconds since 1970-01-01 UTC of the last delivery, or null. */
  lastDeliveredAt(): number | null;
}

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'random'>;

export function createPause(host: Needs, folder: string): Pause {
  const { clock, disk } = host;
  let journal = readJournal(disk, folder);
  // As it is on disk, which can refuse to take what is remembered here.
  let stored = journal;
  // On the monotonic clock, which nobody can set.
  let until = deadline();

  function deadline(): number {
    const { notedAt } = journal;
    const waitMs = Math.min(journal.waitMs, longestWait(journal));
    const now = clock.now();
    // Noted by a clock that was ahead of this one: how long ago is not known, and the wait counts from now on.
    if (waitMs > 0 && notedAt > now) remember({ ...journal, waitMs, notedAt: now });
    return clock.monotonic() + waitMs - Math.max(0, now - notedAt);
  }

  function remember(next: Journal): void {
    journal = next;
    try {
      writeJournal(host, folder, journal);
      stored = journal;
    } catch {
      // Only a restart would miss it, and that starts anew with one attempt.
    }
  }

  return {
    refresh() {
      const found = readJournal(disk, folder);
      if (found.notedAt === stored.notedAt && found.lastDeliveredAt === stored.lastDeliveredAt) return;
      stored = found;
      journal = found;
      until = deadline();
    },
    leftMs: () => until - clock.monotonic(),
    cutShort() {
      if (!journal.isWished) until = clock.monotonic();
    },
    failed(problem, wish) {
      const isWished = wish !== null;
      const fraction = host.random();
      const wishedMs = wish === null ? 0 : wish.afterMs + fraction * wish.spreadMs;
      const waitMs = Math.ceil(Math.max(wishedMs, backoffMs(journal.failures, fraction)));
      until = clock.monotonic() + waitMs;
      const notedAt = Math.max(0, Math.trunc(clock.now()));
      remember({ ...journal, waitMs, notedAt, failures: journal.failures + 1, problem, isWished });
    },
    succeeded() {
      remember({ ...NOTHING_YET, lastDeliveredAt: Math.max(0, Math.trunc(clock.now())) });
    },
    problem: () => (until > clock.monotonic() ? journal.problem : null),
    lastDeliveredAt: () => journal.lastDeliveredAt,
  };
}

/** No note is believed to ask for more, whatever clock or program wrote it. */
function longestWait({ isWished }: Journal): number {
  const { backoffMaxMs, retryAfterMaxMs, retryAtSpreadMs } = policy.delivery;
  return isWished ? retryAfterMaxMs + retryAtSpreadMs : backoffMaxMs;
}
