/** The command-line arguments of the storm's processes, and the numbers each may use. */

/** Records until it is killed, or only delivers what the others left. */
export type Role = 'writer' | 'drainer';

export interface Plan {
  readonly role: Role;
  /** Counts the storm's processes from 0. */
  readonly process: number;
  /** The folder that all processes share, as `TelemetryHost.folder`. */
  readonly profile: string;
  /** The receiver's base URL. */
  readonly url: string;
  /** Where a writer acknowledges: the file grows by one byte for each number whose `track()` returned. */
  readonly acknowledgements: string;
  readonly seed: number;
}

/** What the drainer reports to its parent. */
export interface Progress {
  /** `TelemetryStatus.pending`. */
  readonly pending: number;
}

/** Tells a process with a backlog to put each event into its own segment. */
export const ALONE = 'alone';

/** How many milliseconds an event waits for others: seconds, so that a storm sees many deliveries. */
export const WAIT_MS = 5_000;

/** The parent's message to the drainer when it may close. */
export const CLOSE = 'close';

/** Says which process sent a request, and the request's number: `17.3`. */
export const REQUEST_HEADER = 'x-storm-request';

/** Lower numbers are real durations in seconds, from the `AppClosed` that `close()` itself records. */
export const FIRST_NUMBER = 100_000;
/** How many events a writer may record: more than it ever does while it lives. */
export const NUMBERS_PER_PROCESS = 20_000;
/** The largest number that the catalogue accepts. */
const LAST_NUMBER = 31_622_400;
/** How many processes a storm can have. */
export const MAX_PROCESSES = Math.floor((LAST_NUMBER - FIRST_NUMBER) / NUMBERS_PER_PROCESS);

/** A process's first number. It uses them in order, so that a count says which were used. */
export function firstNumberOf(process: number): number {
  return FIRST_NUMBER + process * NUMBERS_PER_PROCESS;
}

export function toArguments(plan: Plan): string[] {
  const { role, process, profile, url, acknowledgements, seed } = plan;
  return [role, String(process), profile, url, acknowledgements, String(seed)];
}

/** Throws if these are not the arguments of a plan. */
export function fromArguments(args: readonly string[]): Plan {
  const [role, process, profile, url, acknowledgements, seed] = args;
  if (role !== 'writer' && role !== 'drainer') throw new Error('A process of the storm has no role.');
  if (profile === undefined || url === undefined || acknowledgements === undefined) {
    throw new Error('A process of the storm has no plan.');
  }
  return { role, process: Number(process), profile, url, acknowledgements, seed: Number(seed) };
}
