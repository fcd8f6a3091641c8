/** A place in a template that a value goes to. */
export const PLACEHOLDER = /\{(\w+)\}/g;

/** Puts the values into a template's `{name}` places. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(PLACEHOLDER, (place, name: string) => values[name] ?? place);
}
