import type { ExitCode } from './exit-codes.ts';

/** A failure that can be expected: one line for a person, which says what to do, and no error to be tracked. */
export class CliFailure extends Error {
  constructor(
    readonly exitCode: ExitCode,
    message: string,
  ) {
    super(message);
  }
}
