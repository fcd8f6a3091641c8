/** What happens when a person or the system breaks a command off. */
import { constants } from 'node:os';

/**
 * Ends by SIGINT, SIGTERM or SIGHUP like a program without a handler, so that a shell sees what it was and its loops
 * end, but calls `leave` before. `leave` must be done when it returns, and not throw.
 */
export function endOnSignals(leave: () => void): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      leave();
      endBy(signal);
    });
  }
}

function endBy(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void {
  // There, a process that kills itself ends with 1, whatever the signal.
  if (process.platform === 'win32') process.exit(128 + constants.signals[signal]);
  // Node itself does this only for signals that nobody handles, and the shell would be left without echo.
  if (process.stdin.isTTY) process.stdin.setRawMode(false);
  process.kill(process.pid, signal);
}
