/** Whether an error is one of Node's with one of these codes, such as `ENOENT`. */
export function isErrorWithCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes(codeOf(error));
}

/** The code of one of Node's errors, which is safe to show; anything else is `unknown error`. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'unknown error';
}
