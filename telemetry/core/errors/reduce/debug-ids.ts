import type { OwnCode } from '../../ports.ts';

/** A UUID, the only form a debug ID can have. */
const DEBUG_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Returns the debug IDs of the program's own files, looking each up once: that can mean reading a file. */
export function createDebugIds({ debugIdOf }: Pick<OwnCode, 'debugIdOf'>): (file: string) => string | null {
  const known = new Map<string, string | null>();
  return (file) => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const found = debugIdOf?.(file) ?? null;
    const id = found !== null && DEBUG_ID.test(found) ? found : null;
    known.set(file, id);
    return id;
  };
}
