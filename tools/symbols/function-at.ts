/**
 * Finds the function that contains a place in a source: a source map names what is called, but not the
 * caller.
 */
import { parseSync } from 'vite';
import { isNode, type Node } from '../walk.ts';

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** How an unnamed function is named after what it is assigned to: the field that holds it, and its name's. */
const GIVEN: Readonly<Record<string, readonly [value: string, name: string]>> = {
  VariableDeclarator: ['init', 'id'],
  AssignmentExpression: ['right', 'left'],
  AssignmentPattern: ['right', 'left'],
  MethodDefinition: ['value', 'key'],
  Property: ['value', 'key'],
  PropertyDefinition: ['value', 'key'],
};

/**
 * The name of the innermost function around a place in a source, `callback in …` if it has none, and
 * `<module>` outside of all; null if it can't be parsed.
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
