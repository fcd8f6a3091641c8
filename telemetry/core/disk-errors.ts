import type { FileProblem } from '../contract/bridge.ts';

/** Whether an error is one of Node's with one of these codes, such as `ENOENT`. */
export function isErrorWithCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes(codeOf(error));
}

/** The code of one of Node's errors, which is safe to show; anything else is `unknown error`. */
export function codeOf(error: unknown): string {
  return memberOf(error, 'code') ?? 'unknown error';
}

/** The file that an error is about, if it says so. */
export function pathOf(error: unknown): string | null {
  return memberOf(error, 'path');
}

/** Whether the system refused something. */
export function isOfSystem(error: unknown): boolean {
  return memberOf(error, 'syscall') !== null;
}

/** Not by `instanceof`: where tests run in a realm of their own, as Jest's do, Node's errors are none of theirs. */
function memberOf(error: unknown, name: 'code' | 'path' | 'syscall'): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const member: unknown = Reflect.get(error, name);
  return typeof member === 'string' ? member : null;
}

/** Which file an error of the disk is about; `otherwise` if it does not say. */
export function fileProblemOf(error: unknown, otherwise: string): FileProblem {
  return { path: pathOf(error) ?? otherwise, code: codeOf(error) };
}
