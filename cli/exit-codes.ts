import type { CheckOutcome } from 'kreya-telemetry/node';
import { exitCodeBy } from '../programs/signals.ts';
import type { Texts } from './texts/index.ts';

const COMMAND_CODES = {
  ok: 0,
  failed: 1,
  usage: 2,
  cancelled: 3,
  notDelivered: 4,
  locked: 5,
  projectUnusable: 6,
  eventsRejected: 7,
  projectNotFound: 101,
  environmentNotFound: 103,
} as const;

/** The tens say where the problem is. */
const CHECK_GROUPS = {
  serverRejects: { rejected: 20, partialSuccess: 21, unauthorized: 22, notFound: 23, unsupported: 24 },
  serverUnavailable: { unavailable: 30 },
  somethingBetween: {
    intercepted: 40,
    proxyAuthentication: 41,
    proxyRefused: 42,
    proxyUnreachable: 43,
    proxyInvalid: 44,
  },
  certificate: { certificateUntrusted: 50, certificateExpired: 51, certificateOfOtherHost: 52 },
  noConnection: { unknownName: 60, connectionRefused: 61, timedOut: 62, disconnected: 63 },
} as const;

const SIGNAL_CODES = { hungUp: 129, interrupted: exitCodeBy('SIGINT'), terminated: 143 } as const;

/** Of `kreyac telemetry check`, one for each outcome that is a problem. */
export const CHECK_CODES = {
  ...CHECK_GROUPS.serverRejects,
  ...CHECK_GROUPS.serverUnavailable,
  ...CHECK_GROUPS.somethingBetween,
  ...CHECK_GROUPS.certificate,
  ...CHECK_GROUPS.noConnection,
} satisfies Record<Exclude<CheckOutcome, 'accepted'>, number>;

/**
 * The exit codes. Scripts rely on these: a code keeps its meaning. Those that Kreya publishes mean what they
 * mean there (https://kreya.app/docs/cli/commands/exit-codes); 4 to 7 and 20 to 69 are this command line's own.
 */
export const EXIT_CODES = { ...COMMAND_CODES, ...CHECK_CODES, ...SIGNAL_CODES } satisfies Record<
  keyof Texts['exitCodes']['meanings'],
  number
>;

const GROUPS = { commands: COMMAND_CODES, ...CHECK_GROUPS, signals: SIGNAL_CODES } satisfies Record<
  keyof Texts['exitCodes']['groups'],
  Readonly<Record<string, number>>
>;

export type ExitCode = keyof typeof EXIT_CODES;

interface DescribedExitCode {
  readonly code: number;
  readonly name: string;
  readonly meaning: string;
}

interface ExitCodeGroup {
  readonly title: string;
  readonly codes: readonly DescribedExitCode[];
}

/** All of them by what they are about, with what they mean. */
export function describeExitCodes({ exitCodes }: Pick<Texts, 'exitCodes'>): readonly ExitCodeGroup[] {
  const titles: Readonly<Record<string, string>> = exitCodes.groups;
  const meanings: Readonly<Record<string, string>> = exitCodes.meanings;
  return Object.entries(GROUPS).map(([group, codes]) => ({
    title: titles[group] ?? '',
    codes: Object.entries(codes).map(([name, code]) => ({ code, name, meaning: meanings[name] ?? '' })),
  }));
}
