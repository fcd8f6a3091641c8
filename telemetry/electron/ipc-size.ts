/** Whether what a page sent is small enough to be looked at. */
import { ipcLimits } from './ipc-limits.ts';

interface Left {
  parts: number;
  characters: number;
}

/**
 * Whether a request keeps the limits. Ends at the first thing too much, so that what is huge costs no more than
 * that. For what came as a message, which is plain data: no getters, no proxies, but cycles and lists of any length.
 */
export function isBounded(request: unknown): boolean {
  return fits(request, ipcLimits.depth, { parts: ipcLimits.parts, characters: ipcLimits.characters });
}

function fits(value: unknown, depth: number, left: Left): boolean {
  if (typeof value === 'string') return takeText(value, left);
  if (typeof value === 'bigint') return takeBigInt(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  // What has as many keys as it has bytes, and is asked for its size before it makes a list of them.
  if (ArrayBuffer.isView(value) || value instanceof String) return false;
  if (Array.isArray(value) && value.length > left.parts) return false;
  for (const key of Object.keys(value)) {
    left.parts -= 1;
    if (left.parts < 0 || !takeText(key, left)) return false;
    if (!fits(Reflect.get(value, key), depth - 1, left)) return false;
  }
  return true;
}

function takeText(text: string, left: Left): boolean {
  left.characters -= text.length;
  return left.characters >= 0;
}

/** Numbers of no event are larger, and writing one out takes time that grows with its square. */
function takeBigInt(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}
