import type { TelemetryStatus, Unsubscribe } from '../../contract/bridge.ts';
import { policy } from '../policy.ts';
import type { CancelTimer, TelemetryHost } from '../ports.ts';

export interface StatusFeed {
  subscribe(listener: (status: TelemetryStatus) => void): Unsubscribe;
  /** Call when the status may have changed; changes within a moment become one call. */
  changed(): void;
}

export function createStatusFeed(
  { clock, warn }: Pick<TelemetryHost, 'clock' | 'warn'>,
  read: () => TelemetryStatus,
): StatusFeed {
  const listeners = new Set<(status: TelemetryStatus) => void>();
  let cancelTimer: CancelTimer | null = null;
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed() {
      if (cancelTimer !== null || listeners.size === 0) return;
      cancelTimer = clock.schedule(() => {
        cancelTimer = null;
        const status = read();
        for (const listener of listeners) {
          try {
            listener(status);
          } catch {
            // In a timer, one listener's error would end the program, and the other listeners would not be
            // called.
            warn('A status listener of telemetry threw an error.');
          }
        }
      }, policy.statusPauseMs);
    },
  };
}
