/** Reads JSON that anybody may have written: whatever is not as it should be is absent. */

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Null for what is no JSON, or no object. */
export function parseObject(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

/** An object's own member; undefined for what is no object. */
export function memberOf(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The furthest time that a `Date` can have, in milliseconds since 1970-01-01 UTC (ECMA-262, Time Values). */
const FURTHEST_MS = 8.64e15;

/** Null for what is no time that a `Date` can have: whatever formats one throws an error for it. */
export function timeOf(ms: number): number | null {
  return Math.abs(ms) <= FURTHEST_MS ? ms : null;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Text as it is, and anything else as JSON. */
export function printed(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
