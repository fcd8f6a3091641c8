/** When the receiver may be asked again, and who sent last; survives restarts. */
import type { DeliveryProblem } from '../../contract/bridge.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import type { RetryAfter } from './answer.ts';
import type { ReceiverMemory } from './channel.ts';
import { type Journal, type LastRequest, NOTHING_YET, readJournal, writeJournal } from './journal.ts';
import { markOf } from './separation.ts';

export interface Pause extends ReceiverMemory {
  /** Milliseconds until the next request may be made; 0 or less if one may be made now. */
  leftMs(): number;
  /** Reads what other processes of the installation have noted since. */
  refresh(): void;
  /** Ends a wait that only backoff requires. */
  cutShort(): void;
  /** Notes that a request with this ID has ended; written to disk together with its outcome. */
  requested(installationId: string): void;
  /** Notes a failure: waits as long as the receiver asks, and at least as long as backoff requires. */
  failed(problem: DeliveryProblem, wish: RetryAfter | null): void;
  /** The problem that the pause is for; null if a request may be made now. */
  problem(): DeliveryProblem | null;
  /** The latest attempt of any process, if it failed; null after a delivery. */
  failure(): Failure | null;
  /** Notes a delivery. */
  succeeded(): void;
  /** Milliseconds since 1970-01-01 UTC of the last delivery, or null. */
  lastDeliveredAt(): number | null;
  /** The last request of any process, as far as this one knows, or null. */
  lastRequest(): LastRequest | null;
}

/** An attempt that failed; the times are in milliseconds since 1970-01-01 UTC. */
export interface Failure {
  readonly problem: DeliveryProblem;
  readonly at: number;
  /** When the next may be made, or null if that is now. */
  readonly until: number | null;
}

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'random'>;

export function createPause(host: Needs, folder: string): Pause {
  const { clock, disk } = host;
  let journal = readJournal(disk, folder);
  // The state on disk, which may lag behind if the disk refuses to write.
  let stored = journal;
  // On the monotonic clock, which nobody can set.
  let until = deadline();

  function deadline(): number {
    const { notedAt, lastRequest } = journal;
    const waitMs = Math.min(journal.waitMs, longestWait(journal));
    const now = clock.now();
    // The clock that noted it was ahead of this one. How long ago that was is unknown, so the wait starts
    // now.
    if (waitMs > 0 && notedAt > now) remember({ ...journal, waitMs, notedAt: now });
    if (lastRequest !== null && lastRequest.at > now) {
      remember({ ...journal, lastRequest: { ...lastRequest, at: now } });
    }
    return clock.monotonic() + waitMs - Math.max(0, now - notedAt);
  }

  /** The current time as a journal can hold it: none before 1970. */
  const timeToNote = () => Math.max(0, Math.trunc(clock.now()));

  function remember(next: Journal): void {
    journal = next;
    try {
      writeJournal(host, folder, journal);
      stored = journal;
    } catch {
      // Only a restarted process misses this, and it starts with a single attempt anyway.
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
    requested(installationId) {
      journal = { ...journal, lastRequest: { mark: markOf(installationId), at: timeToNote() } };
    },
    failed(problem, wish) {
      const isWished = wish !== null;
      const fraction = host.random();
      const wishedMs = wish === null ? 0 : wish.afterMs + fraction * wish.spreadMs;
      const waitMs = Math.ceil(Math.max(wishedMs, backoffMs(journal.failures, fraction)));
      until = clock.monotonic() + waitMs;
      const notedAt = timeToNote();
      remember({ ...journal, waitMs, notedAt, failures: journal.failures + 1, problem, isWished });
    },
    succeeded() {
      const { lastRequest, protobufMark } = journal;
      remember({ ...NOTHING_YET, lastDeliveredAt: timeToNote(), lastRequest, protobufMark });
    },
    problem: () => (until > clock.monotonic() ? journal.problem : null),
    failure() {
      const { failures, problem, notedAt } = journal;
      if (failures === 0) return null;
      const [now, leftMs] = [clock.now(), until - clock.monotonic()];
      return { problem, at: Math.min(notedAt, now), until: leftMs > 0 ? now + leftMs : null };
    },
    lastDeliveredAt: () => journal.lastDeliveredAt,
    lastRequest: () => journal.lastRequest,
    protobufMark: () => journal.protobufMark,
    setProtobufMark(protobufMark) {
      journal = { ...journal, protobufMark };
    },
  };
}

/** Caps every stored wait, whatever clock or program wrote it. */
function longestWait({ isWished }: Journal): number {
  const { backoffMaxMs, retryAfterMaxMs, retryAtSpreadMs } = policy.delivery;
  return isWished ? retryAfterMaxMs + retryAtSpreadMs : backoffMaxMs;
}

/**
 * Milliseconds to wait after that many failures in a row: exponential backoff with full jitter, so that
 * clients that failed together do not return together. Never too short to be reported.
 */
function backoffMs(failures: number, fraction: number): number {
  const { backoffLeastMs, backoffBaseMs, backoffMaxMs } = policy.delivery;
  const mostMs = Math.min(backoffMaxMs, backoffBaseMs * 2 ** Math.min(failures, 30));
  return Math.max(backoffLeastMs, fraction * mostMs);
}
