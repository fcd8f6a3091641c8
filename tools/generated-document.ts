/** Documents that are written from the code, and compared with it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

export const code = (text: string): string => `\`${text}\``;

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/**
 * Writes a document; with --check among the arguments says whether it is current, and sets the exit code. Does nothing if
 * there is any other argument but to say so.
 * @param path relative to the repository
 * @param source what it has to agree with
 * @param command what writes it
 */
export function writeOrCheck(
  path: string,
  generated: string,
  source: string,
  command = 'npm run docs',
): void {
  const file = join(ROOT, path);
  const [unknown] = process.argv.slice(2).filter((argument) => argument !== '--check');
  if (unknown !== undefined) {
    console.log(`Writes ${path}, or with --check says whether it is current.`);
    process.exitCode = unknown === '--help' || unknown === '-h' ? 0 : 2;
    return;
  }
  if (!process.argv.includes('--check')) {
    writeFileSync(file, generated);
  } else if (existsSync(file) && readFileSync(file, 'utf8') === generated) {
    console.log(`${path} is current.`);
  } else {
    console.error(`${path} is not ${source}. Run: ${command}`);
    process.exitCode = 1;
  }
}
