/** Documents that are written from the code, and compared with it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.ts';

export interface GeneratedDocument {
  /** Relative to the repository. */
  readonly path: string;
  /** What it has to agree with. */
  readonly source: string;
  readonly write: () => string;
}

/**
 * Writes documents, or with --check says whether they are current; explains itself for any other argument. Returns the
 * exit code.
 * @param command what writes them
 */
export function writeOrCheck(
  documents: readonly GeneratedDocument[],
  command: string,
  args: readonly string[],
): number {
  const unknown = args.find((argument) => argument !== '--check');
  if (unknown !== undefined) {
    const paths = documents.map(({ path }) => path).join(' and ');
    console.log(`${command} [-- --check]\n\nWrites ${paths}, or with --check says whether that is current.`);
    return unknown === '--help' || unknown === '-h' ? 0 : 2;
  }
  const stale = documents.filter((document) => !isCurrent(document, command, args.includes('--check')));
  return stale.length === 0 ? 0 : 1;
}

function isCurrent({ path, source, write }: GeneratedDocument, command: string, isCheck: boolean): boolean {
  const file = join(ROOT, path);
  const text = write();
  if (!isCheck) {
    writeFileSync(file, text);
    return true;
  }
  const isSame = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (isSame) console.log(`${path} is current.`);
  else console.error(`${path} is not what follows from ${source}. Run: ${command}`);
  return isSame;
}
