/** Until when the receiver is left alone, kept over restarts. */
import type { DeliveryProblem } from '../../../shared/telemetry-bridge.ts';
import type { TelemetryHost } from '../host.ts';
import { policy } from '../policy.ts';
import type { RetryAfter } from './answer.ts';
import { backoffMs } from './backoff.ts';
import { NOTHING_YET, readJournal, writeJournal } from './journal.ts';

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

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'random'>;

export function createPause(host: Needs, folder: string): Pause {
  const { clock, disk } = host;
  const { backoffMaxMs, retryAfterMaxMs } = policy.delivery;
  let journal = readJournal(disk, folder);
  let until = deadline();

  /** On the monotonic clock, and bounded: a clock that was set back must not silence delivery for years. */
  function deadline(): number {
    const leftMs = Math.min(journal.notBefore - clock.now(), Math.max(backoffMaxMs, retryAfterMaxMs));
    return clock.monotonic() + leftMs;
  }

  function remember(next: typeof journal): void {
    journal = next;
    try {
      writeJournal(disk, folder, journal);
    } catch {
      // Only a restart would miss it, and that starts anew with one attempt.
    }
  }

  return {
    refresh() {
      const found = readJournal(disk, folder);
      if (found.notBefore === journal.notBefore && found.lastDeliveredAt === journal.lastDeliveredAt) return;
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
      const ms = Math.max(wishedMs, backoffMs(journal.failures, fraction));
      until = clock.monotonic() + ms;
      const failures = journal.failures + 1;
      remember({ ...journal, notBefore: clock.now() + Math.ceil(ms), failures, problem, isWished });
    },
    succeeded() {
      remember({ ...NOTHING_YET, lastDeliveredAt: clock.now() });
    },
    problem: () => (until > clock.monotonic() ? journal.problem : null),
    lastDeliveredAt: () => journal.lastDeliveredAt,
  };
}
