/** Fills an environment's values into an operation's placeholders. */

/** An environment's values by name. */
export type EnvironmentValues = ReadonlyMap<string, string>;

const PLACE = /\{\{\s*env\.([\w-]+)\s*\}\}/g;

/** Fills a text's placeholders; throws an error for people if the environment lacks a value. */
function fillText(template: string, values: EnvironmentValues): string {
  return template.replace(PLACE, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`The environment has no value "${name}".`);
    return value;
  });
}

/** The same for a path with a query: a value stays a single component, whatever its characters. */
export function fillPath(template: string, values: EnvironmentValues): string {
  const encoded = [...values].map(([name, value]) => [name, encodeURIComponent(value)] as const);
  return fillText(template, new Map(encoded));
}

/** The same for every text in a JSON value. */
export function fillJson(template: unknown, values: EnvironmentValues): unknown {
  if (typeof template === 'string') return fillText(template, values);
  if (Array.isArray(template)) return template.map((item) => fillJson(item, values));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fillJson(value, values)]));
}
