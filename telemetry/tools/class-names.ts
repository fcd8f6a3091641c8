/**
 * Gives the classes of the library's components a prefix, in their source and in their stylesheet: what a program's
 * page says of its own `.card` or `.button` is not to reach them.
 */
import { type Plugin, parseSync } from 'vite';
import { isNode, walk } from './walk.ts';

const PREFIX = 'kreya-telemetry-';

/** In every `className` of JSX. */
export function prefixClassNames(): Plugin {
  return {
    name: 'prefix-class-names',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('.tsx')) return null;
      const places = placesIn(code, id).sort((a, b) => b - a);
      if (places.length === 0) return null;
      return places.reduce((text, at) => text.slice(0, at) + PREFIX + text.slice(at), code);
    },
  };
}

/** In every selector, and in the names of animations, which no scope keeps. */
export function prefixSelectors(css: string): string {
  return css.replace(/(\.|@keyframes |animation: )(?=[a-z])/g, `$1${PREFIX}`);
}

/** Where a class begins. */
function placesIn(code: string, file: string): number[] {
  const places: number[] = [];
  walk(parseSync(file, code).program, (node) => {
    if (node.type !== 'JSXAttribute' || !isNode(node['name']) || node['name']['name'] !== 'className') return;
    walk(node['value'], (part) => {
      const { start, end } = { start: Number(part['start']), end: Number(part['end']) };
      const isText = part.type === 'Literal' && typeof part['value'] === 'string';
      if (!isText && part.type !== 'TemplateElement') return;
      const text = code.slice(start, end);
      // The parser counts the quotes of a template to its parts in TypeScript, and not in JavaScript.
      const isFirst = isText || code[start] === '`' || code[start - 1] === '`';
      // What follows a hole of a template goes on with the class that the hole is in.
      const begins = isFirst ? /(?<![\w-])[a-z]/g : /(?<=\s)[a-z]/g;
      for (const { index } of text.matchAll(begins)) places.push(start + index);
    });
  });
  return places;
}
