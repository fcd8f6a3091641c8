/** The signals by which a person or the system ends a program, and the resulting exit codes. */
import { constants } from 'node:os';

/**
 * The exit code of a program that Windows ends by Ctrl-C: `STATUS_CONTROL_C_EXIT`, `0xC000013A`, as the
 * number that Node and Electron accept.
 */
const CONTROL_C_EXIT = 0xc000013a | 0;

export type EndingSignal = 'SIGBREAK' | 'SIGHUP' | 'SIGINT' | 'SIGTERM';

/** On Windows these are Ctrl-C, Ctrl-Break and a closed console; nothing sends SIGTERM there. */
export function endingSignals(platform: NodeJS.Platform = process.platform): readonly EndingSignal[] {
  return platform === 'win32' ? ['SIGINT', 'SIGBREAK', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP'];
}

/** The exit code by which a shell recognises the signal. */
export function exitCodeBy(signal: NodeJS.Signals, platform: NodeJS.Platform = process.platform): number {
  return platform === 'win32' ? CONTROL_C_EXIT : 128 + constants.signals[signal];
}
