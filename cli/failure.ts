import type { ExitCode } from './exit-codes.ts';

/** In place of a message, where telemetry itself has warned of the reason. */
export const ALREADY_SAID = '';

/** A failure that can be expected: one line for a person, which says what to do, and no error to be tracked. */
export class CliFailure extends Error {
  constructor(
    readonly exitCode: ExitCode,
    message: string,
  ) {
    super(message);
  }
}
