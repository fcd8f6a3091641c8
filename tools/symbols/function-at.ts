/** Which function of a source a place is in: a map tells names of what is called, and not of what it is called in. */
import { parseSync } from 'vite';
import { isNode, type Node } from '../walk.ts';

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** What a function is called that has no name of its own, by what it is given to: the field that holds it, and its name's. */
const GIVEN: Readonly<Record<string, readonly [value: string, name: string]>> = {
  VariableDeclarator: ['init', 'id'],
  AssignmentExpression: ['right', 'left'],
  AssignmentPattern: ['right', 'left'],
  MethodDefinition: ['value', 'key'],
  Property: ['value', 'key'],
  PropertyDefinition: ['value', 'key'],
};

/**
 * The name of the innermost function around a place of a source, `callback in …` if that has none, and `<module>` outside
 * of all; null if it can't be parsed.
 */
export function functionAt(
  code: string,
  file: string,
  { line, column }: { readonly line: number; readonly column: number },
): string | null {
  const before = code.split('\n').slice(0, line - 1);
  const offset = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  const { program, errors } = parseSync(file, code);
  return errors.length > 0 ? null : nameAround(program, offset);
}

function nameAround(program: unknown, offset: number): string {
  let name = '<module>';
  const visit = (value: unknown, given: string | null): void => {
    if (Array.isArray(value)) {
      for (const element of value) visit(element, null);
    } else if (isNode(value) && contains(value, offset)) {
      if (FUNCTIONS.has(value.type)) name = nameOf(value['id']) ?? given ?? callbackIn(name);
      const [valueField, nameField] = GIVEN[value.type] ?? [];
      for (const [field, child] of Object.entries(value)) {
        visit(child, field === valueField && nameField !== undefined ? nameOf(value[nameField]) : null);
      }
    }
  };
  visit(program, null);
  return name;
}

function contains({ start, end }: Node, offset: number): boolean {
  return typeof start === 'number' && typeof end === 'number' && start <= offset && offset < end;
}

function nameOf(value: unknown): string | null {
  if (!isNode(value)) return null;
  if (value.type === 'MemberExpression') return nameOf(value['property']);
  return typeof value['name'] === 'string' ? value['name'] : null;
}

function callbackIn(name: string): string {
  return name.startsWith('callback in ') ? name : `callback in ${name}`;
}
