/**
 * Keeps the requests of two installation IDs apart. People reset the ID so that receivers can't recognise
 * them: two requests in a row, or on one connection, would reveal that they come from the same machine.
 */
import { crypto } from '../node-modules.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import type { LastRequest } from './journal.ts';

export interface Separation {
  /** Adds a source for the last request, such as a journal. It is asked whenever it matters. */
  learnFrom(lastRequest: () => LastRequest | null): void;
  /** Milliseconds until a request with this ID may be made; 0 or less if one may be made now. */
  leftMs(installationId: string): number;
  /** Notes that work on a request with this ID begins; call `end` afterwards. */
  begin(installationId: string): void;
  /** Notes that a request goes out now; true if it needs a connection that no other ID has used. */
  connect(installationId: string): boolean;
  /** Notes that a request has ended. */
  end(): void;
}

/**
 * Eight hexadecimal digits that tell one installation ID from another. A journal keeps them in place of the
 * ID, so that it never holds one that a person has reset.
 */
export function markOf(installationId: string): string {
  return crypto().createHash('sha256').update(installationId).digest('hex').slice(0, 8);
}

/** Shared by all senders of a process. */
export function createSeparation({ clock, random }: Pick<TelemetryHost, 'clock' | 'random'>): Separation {
  const { apartLeastMs, apartMostMs } = policy.delivery;
  const journals: (() => LastRequest | null)[] = [];
  let underWay = 0;
  /** The last request of this process; `at` as in a journal. */
  let own: { readonly installationId: string; readonly at: number } | null = null;
  let connected: string | null = null;
  let next: { readonly installationId: string; readonly from: number } | null = null;

  /** Whether the previous request, of this or another recent process, had another ID. */
  function followsAnother(installationId: string): boolean {
    const now = clock.now();
    const [latest] = journals
      .flatMap((lastRequest) => lastRequest() ?? [])
      .filter(({ at }) => now - at < apartMostMs && (own === null || isLater(at, own.at, now)))
      .sort((one, other) => other.at - one.at);
    if (latest !== undefined) return latest.mark !== markOf(installationId);
    return own !== null && own.installationId !== installationId;
  }

  return {
    learnFrom(lastRequest) {
      journals.push(lastRequest);
    },
    leftMs(installationId) {
      if (underWay > 0 && own?.installationId !== installationId) return apartLeastMs;
      if (next?.installationId !== installationId) {
        if (!followsAnother(installationId)) return 0;
        const pauseMs = apartLeastMs + random() * (apartMostMs - apartLeastMs);
        next = { installationId, from: clock.monotonic() + pauseMs };
      }
      return next.from - clock.monotonic();
    },
    begin(installationId) {
      underWay += 1;
      own = { installationId, at: clock.now() };
      next = null;
    },
    connect(installationId) {
      const isAnother = connected !== null && connected !== installationId;
      connected = installationId;
      return isAnother;
    },
    end() {
      underWay -= 1;
    },
  };
}

/**
 * A time in the future comes from a clock that was ahead, and must not hold back every request of this
 * process.
 */
function isLater(at: number, ownAt: number, now: number): boolean {
  return at > ownAt && at <= now;
}
