/** Checks that what a page sent is small enough to process. */
import { ipcLimits } from './ipc-limits.ts';

interface Left {
  parts: number;
  characters: number;
}

/**
 * Whether a request keeps the limits. Stops at the first excess, so that huge input costs no more than that.
 * Requires a received message, which is plain data: no getters and no proxies, but cycles and lists of any
 * length.
 */
export function isBounded(request: unknown): boolean {
  return fits(request, ipcLimits.depth, { parts: ipcLimits.parts, characters: ipcLimits.characters });
}

function fits(value: unknown, depth: number, left: Left): boolean {
  if (typeof value === 'string') return takeText(value, left);
  if (typeof value === 'bigint') return takeBigInt(value);
  if (typeof value !== 'object' || value === null) return true;
  if (depth === 0) return false;
  // These have as many keys as bytes, and can give their size before their keys are listed.
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

/** No event has larger numbers, and converting one to text takes quadratic time. */
function takeBigInt(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value;
}
