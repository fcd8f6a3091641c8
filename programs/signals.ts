/** The signals by which a person or the system ends a program, and what it ends with then. */
import { constants } from 'node:os';

/** What Windows ends a program with by Ctrl-C: `STATUS_CONTROL_C_EXIT`, `0xC000013A`, as the number that Node and Electron take. */
const CONTROL_C_EXIT = 0xc000013a | 0;

export type EndingSignal = 'SIGBREAK' | 'SIGHUP' | 'SIGINT' | 'SIGTERM';

/** On Windows they are Ctrl-C, Ctrl-Break and a console that is closed; nothing sends SIGTERM there. */
export function endingSignals(platform: NodeJS.Platform = process.platform): readonly EndingSignal[] {
  return platform === 'win32' ? ['SIGINT', 'SIGBREAK', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
}

/** The exit code by which a shell sees that it was this signal. */
export function exitCodeBy(signal: NodeJS.Signals, platform: NodeJS.Platform = process.platform): number {
  return platform === 'win32' ? CONTROL_C_EXIT : 128 + constants.signals[signal];
}
