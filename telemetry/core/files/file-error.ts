import { codeOf } from '../disk-errors.ts';

/**
 * Names the telemetry file that could not be read, written or replaced, so that `inWordsOf` can tell people
 * what to do.
 */
export class FileError extends Error {
  constructor(
    readonly path: string,
    /** The disk's code, such as `EACCES`. */
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(`${path}: ${code}`, options);
  }
}

/** Runs `work`, and turns the disk's errors into a `FileError` that names `path`. */
export function naming<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof FileError ? error : new FileError(path, codeOf(error), { cause: error });
  }
}
