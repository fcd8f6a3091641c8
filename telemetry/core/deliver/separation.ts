/**
 * Keeps the requests of two installation ids apart. Who resets the id does so to be somebody else to whoever receives:
 * requests of both in a row, or on one connection, would tell that it is the same machine.
 */

import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';

export interface Separation {
  /** Milliseconds until a request of this id may be made; 0 or less if one may be made now. */
  leftMs(installationId: string): number;
  /** Notes that a request of this id is begun, and has an end. */
  begin(installationId: string): void;
  /** Notes that a request goes out now; true if it needs a connection that no other id has used. */
  connect(installationId: string): boolean;
  /** Notes that a request is over. */
  end(): void;
}

/** For all senders of a process. */
export function createSeparation({ clock, random }: Pick<TelemetryHost, 'clock' | 'random'>): Separation {
  const { apartLeastMs, apartMostMs } = policy.delivery;
  let underWay = 0;
  let last: string | null = null;
  let connected: string | null = null;
  let next: { readonly installationId: string; readonly from: number } | null = null;

  return {
    leftMs(installationId) {
      if (last === null || last === installationId) return 0;
      if (underWay > 0) return apartLeastMs;
      if (next?.installationId !== installationId) {
        const pauseMs = apartLeastMs + random() * (apartMostMs - apartLeastMs);
        next = { installationId, from: clock.monotonic() + pauseMs };
      }
      return next.from - clock.monotonic();
    },
    begin(installationId) {
      underWay += 1;
      last = installationId;
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
