import type { Shape } from '../json-shape.ts';

/**
 * Where a parsed value does not have this shape, one line each. A member that the shape doesn't name is a
 * problem, too.
 */
export function shapeProblems(shape: Shape, value: unknown, at = 'it'): string[] {
  if (typeof shape === 'string') {
    const fits = typeof value === shape && value !== null;
    return fits ? [] : [`${at} is ${JSON.stringify(value)} rather than of type ${shape}`];
  }
  switch (shape.kind) {
    case 'oneOf':
      return Object.keys(shape.values).some((known) => known === value)
        ? []
        : [`${at} is ${JSON.stringify(value)}, which is none of its values`];
    case 'orNull':
      return value === null ? [] : shapeProblems(shape.shape, value, at);
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((item, index) => shapeProblems(shape.of, item, `${at}[${index}]`))
        : [`${at} is no list`];
    case 'members': {
      if (typeof value !== 'object' || value === null) return [`${at} is no object`];
      const found = new Map<string, unknown>(Object.entries(value));
      const unknown = [...found.keys()].filter((name) => !Object.hasOwn(shape.members, name));
      return [
        ...unknown.map((name) => `${at}.${name} is not in the shape`),
        ...Object.entries(shape.members).flatMap(([name, member]) =>
          shapeProblems(member, found.get(name), `${at}.${name}`),
        ),
      ];
    }
  }
}
