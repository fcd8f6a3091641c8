import type { FileProblem } from '../contract/bridge.ts';

/** Whether this is a Node error with one of these codes, such as `ENOENT`. */
export function isErrorWithCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes(codeOf(error));
}

/** The code of a Node error, which is safe to show; `unknown error` for anything else. */
export function codeOf(error: unknown): string {
  return memberOf(error, 'code') ?? 'unknown error';
}

/** The file that an error is about, if it says so. */
export function pathOf(error: unknown): string | null {
  return memberOf(error, 'path');
}

/** Whether the error comes from a system call. */
export function isOfSystem(error: unknown): boolean {
  return memberOf(error, 'syscall') !== null;
}

/**
 * Not by `instanceof`: where tests run in their own realm, as Jest's do, Node's errors have another `Error`
 * class.
 */
function memberOf(error: unknown, name: 'code' | 'path' | 'syscall'): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const member: unknown = Reflect.get(error, name);
  return typeof member === 'string' ? member : null;
}

/** The file that a disk error is about; `otherwise` if it does not say. */
export function fileProblemOf(error: unknown, otherwise: string): FileProblem {
  return { path: pathOf(error) ?? otherwise, code: codeOf(error) };
}
