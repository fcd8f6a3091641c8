/** Documents that are written from the code, and compared with it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

export const code = (text: string): string => `\`${text}\``;

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/**
 * Writes a document; with --check among the arguments says whether it is current, and sets the exit code.
 * @param path relative to the repository
 * @param source what it has to agree with
 */
export function writeOrCheck(path: string, generated: string, source: string): void {
  const file = join(ROOT, path);
  if (!process.argv.includes('--check')) {
    writeFileSync(file, generated);
  } else if (readFileSync(file, 'utf8') === generated) {
    console.log(`${path} is current.`);
  } else {
    console.error(`${path} is not ${source}. Run: npm run docs`);
    process.exitCode = 1;
  }
}
