import type { TelemetryStatus } from '../../contract/bridge.ts';

/** Whether anything is going to leave that a person could want to see first. */
export function canPause(status: TelemetryStatus): boolean {
  const { locked, choiceDue, enabled, endpoint, pending, pendingErrors, sendingPausedUntil } = status;
  if (locked || choiceDue) return false;
  if (sendingPausedUntil !== null || pending + pendingErrors > 0) return true;
  return enabled && endpoint === 'configured';
}

/** Minutes and seconds, as a clock that runs down shows them. */
export function timeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A timer and the clock on the wall need not agree to the second. */
const SLACK_MS = 1_000;

/** Whether a pause that was to last until then was over by itself; both in milliseconds since 1970-01-01 UTC. */
export function hasRunOutBy(until: number, now: number): boolean {
  return now >= until - SLACK_MS;
}
