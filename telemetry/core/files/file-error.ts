import { codeOf } from '../disk-errors.ts';

/** Says which file of telemetry's could not be read, written or replaced, for `inWordsOf` to tell a person what to do. */
export class FileError extends Error {
  constructor(
    readonly path: string,
    /** The disk's, such as `EACCES`. */
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(`${path}: ${code}`, options);
  }
}

/** Does `work`, and makes a `FileError` that names `path` of what the disk throws. */
export function naming<Result>(path: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof FileError ? error : new FileError(path, codeOf(error), { cause: error });
  }
}
