import { exitCodeBy } from '../programs/signals.ts';
import type { Texts } from './texts/index.ts';

/**
 * The exit codes. Scripts rely on these: a code keeps its meaning. Those that Kreya publishes mean what they
 * mean there (https://kreya.app/docs/cli/commands/exit-codes); 4 to 11 are this command line's own.
 */
export const EXIT_CODES = {
  ok: 0,
  failed: 1,
  usage: 2,
  cancelled: 3,
  notDelivered: 4,
  locked: 5,
  projectUnusable: 6,
  rejected: 7,
  unreachable: 8,
  untrusted: 9,
  intercepted: 10,
  unavailable: 11,
  projectNotFound: 101,
  environmentNotFound: 103,
  hungUp: 129,
  interrupted: exitCodeBy('SIGINT'),
  terminated: 143,
} as const satisfies Record<keyof Texts['exitCodes'], number>;

export type ExitCode = keyof typeof EXIT_CODES;

interface DescribedExitCode {
  readonly code: number;
  readonly name: string;
  readonly meaning: string;
}

/** All of them by their names, with what they mean. */
export function describeExitCodes({ exitCodes }: Pick<Texts, 'exitCodes'>): readonly DescribedExitCode[] {
  const meanings: Readonly<Record<string, string>> = exitCodes;
  return Object.entries(EXIT_CODES).map(([name, code]) => ({ code, name, meaning: meanings[name] ?? '' }));
}
