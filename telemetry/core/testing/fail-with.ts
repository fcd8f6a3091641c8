/** Throws the error of a system call that fails with this code. */
export function failWith(code: string): never {
  throw Object.assign(new Error(code), { code });
}
