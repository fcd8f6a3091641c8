export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a parsed JSON value is an object: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Parses JSON without `any`. Throws a `SyntaxError` if it is invalid. */
export function parseJson(text: string): unknown {
  return JSON.parse(text);
}
