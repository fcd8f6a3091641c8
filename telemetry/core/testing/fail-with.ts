/** Throws what a system's call throws that fails with this code. */
export function failWith(code: string): never {
  throw Object.assign(new Error(code), { code });
}
