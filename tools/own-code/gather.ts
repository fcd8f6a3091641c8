/**
 * Extracts from source the texts and names that its errors can contain: only constants, nothing from any run.
 */
import { parseSync } from 'vite';
import { isNode, type Node, walk } from '../walk.ts';

/** The fixed parts of a message around its holes: `['Cannot open ', '.']` of `Cannot open ${file}.` */
export type MessageParts = readonly string[];

export interface Gathered {
  readonly messages: readonly MessageParts[];
  /** The names of classes, functions and methods. */
  readonly names: readonly string[];
}

const FUNCTIONS = new Set(['FunctionExpression', 'ArrowFunctionExpression', 'ClassExpression']);
const ERROR_CLASS = /(?:Error|Exception)$/;

export function gather(code: string, file: string): Gathered {
  const { program, errors } = parseSync(file, code);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file} can't be parsed: ${error.message}`);
  const messages: MessageParts[] = [];
  const names: string[] = [];
  walk(program, (node) => {
    names.push(...namesOf(node));
    messages.push(...messagesOf(node));
  });
  return { messages, names };
}

function namesOf(node: Node): readonly string[] {
  const named = (key: unknown): readonly string[] =>
    isNode(key) && key.type === 'Identifier' && typeof key['name'] === 'string' ? [key['name']] : [];
  const isFunction = (value: unknown): boolean => isNode(value) && FUNCTIONS.has(value.type);
  switch (node.type) {
    case 'ClassDeclaration':
    case 'FunctionDeclaration':
      return named(node['id']);
    case 'ClassExpression':
    case 'FunctionExpression':
      return named(node['id']);
    case 'VariableDeclarator':
      return isFunction(node['init']) ? named(node['id']) : [];
    case 'MethodDefinition':
    case 'Property':
    case 'PropertyDefinition':
      return node['computed'] !== true && isFunction(node['value']) ? named(node['key']) : [];
    default:
      return [];
  }
}

/** Finds `new XError(…)` and `super(…)`, which only errors call with a text in this source. */
function messagesOf(node: Node): readonly MessageParts[] {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return [];
  if (!ERROR_CLASS.test(calleeOf(node)) && !isSuper(node['callee'])) return [];
  return Array.isArray(node['arguments']) ? partsOf(node['arguments'][0]) : [];
}

function isSuper(callee: unknown): boolean {
  return isNode(callee) && callee.type === 'Super';
}

export function calleeOf(call: Node): string {
  const callee = call['callee'];
  if (!isNode(callee)) return '';
  const name = callee.type === 'MemberExpression' ? callee['property'] : callee;
  return isNode(name) && typeof name['name'] === 'string' ? name['name'] : '';
}

/** Every text that an expression can be, with unknown parts left open; none if it is not a known text. */
export function partsOf(expression: unknown): readonly MessageParts[] {
  if (!isNode(expression)) return [];
  switch (expression.type) {
    case 'Literal':
      return typeof expression['value'] === 'string' ? [[expression['value']]] : [];
    case 'TemplateLiteral':
      return Array.isArray(expression['quasis']) ? [expression['quasis'].map(cookedText)] : [];
    case 'ConditionalExpression':
      return [...partsOf(expression['consequent']), ...partsOf(expression['alternate'])];
    case 'LogicalExpression':
      return [...partsOf(expression['left']), ...partsOf(expression['right'])];
    case 'BinaryExpression':
      return expression['operator'] === '+' ? sumOf(expression['left'], expression['right']) : [];
    default:
      return [];
  }
}

function sumOf(left: unknown, right: unknown): readonly MessageParts[] {
  const open: readonly MessageParts[] = [['', '']];
  const [lefts, rights] = [partsOf(left), partsOf(right)];
  if (lefts.length + rights.length === 0) return [];
  return (lefts.length === 0 ? open : lefts).flatMap((before) =>
    (rights.length === 0 ? open : rights).map((after) => [
      ...before.slice(0, -1),
      `${before.at(-1) ?? ''}${after[0] ?? ''}`,
      ...after.slice(1),
    ]),
  );
}

function cookedText(quasi: unknown): string {
  const value = isNode(quasi) ? quasi['value'] : null;
  if (typeof value !== 'object' || value === null || !('cooked' in value)) return '';
  return typeof value.cooked === 'string' ? value.cooked : '';
}
