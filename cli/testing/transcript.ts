/** How calls are written down in a transcript. */
import type { Saying } from './twins.ts';

/** What is longer is shown by its beginning. */
const MOST_LINES = 60;

/** `DO_NOT_TRACK=1 telemetry enable`, taken apart. */
export function parse(line: string): { args: string[]; env: Record<string, string> } {
  const words = line.split(' ');
  const first = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  const pairs = words.slice(0, first).map((word): [string, string] => {
    const [name = '', value = ''] = word.split('=');
    return [name, value];
  });
  return { args: words.slice(first), env: Object.fromEntries(pairs) };
}

/** A call with what was printed. */
export function block(line: string, { text, exitCode }: Pick<Saying, 'text' | 'exitCode'>): string {
  const lines = text.trimEnd().split('\n');
  const shown = text === '' ? '' : `${lines.slice(0, MOST_LINES).join('\n')}\n`;
  const left = lines.length - MOST_LINES;
  const rest = left > 0 ? `\n*This is the beginning; ${left} lines follow.*\n` : '';
  const code = exitCode === 0 ? '' : `(exit code ${exitCode})\n`;
  const called = line.replace(/^((?:[A-Z_]+=\S* )*)/, '$1kreyac ').trimEnd();
  return `\`\`\`console\n$ ${called}\n${shown}${code}\`\`\`\n${rest}`;
}
