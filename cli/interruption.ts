/** What happens when a person or the system breaks a command off. */
import { type EndingSignal, endingSignals, exitCodeBy } from '../programs/signals.ts';

/**
 * Ends by a signal like a program without a handler, so that a shell sees what it was and its loops end, but calls `leave`
 * before. `leave` must be done when it returns, and not throw.
 */
export function endOnSignals(leave: () => void): void {
  for (const signal of endingSignals()) {
    process.once(signal, () => {
      leave();
      endBy(signal);
    });
  }
}

function endBy(signal: EndingSignal): void {
  // There, a process that kills itself ends with 1, whatever the signal.
  if (process.platform === 'win32') process.exit(exitCodeBy(signal));
  // Node itself does this only for signals that nobody handles, and the shell would be left without echo.
  if (process.stdin.isTTY) process.stdin.setRawMode(false);
  process.kill(process.pid, signal);
}
