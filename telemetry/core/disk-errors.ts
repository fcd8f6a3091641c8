import type { FileProblem } from '../contract/bridge.ts';

/** Whether an error is one of Node's with one of these codes, such as `ENOENT`. */
export function isErrorWithCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes(codeOf(error));
}

/** The code of one of Node's errors, which is safe to show; anything else is `unknown error`. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'unknown error';
}

/** The file that an error is about, if it says so. */
export function pathOf(error: unknown): string | null {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null;
}

/** Which file an error of the disk is about; `otherwise` if it does not say. */
export function fileProblemOf(error: unknown, otherwise: string): FileProblem {
  return { path: pathOf(error) ?? otherwise, code: codeOf(error) };
}
