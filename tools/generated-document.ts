/** Documents that are generated from the code, and checked against it. */
import { join } from 'node:path';
import { isCurrent, writeDocument } from '../telemetry/documents/files.ts';
import { ROOT } from './paths.ts';

export interface GeneratedDocument {
  /** Relative to the repository. */
  readonly path: string;
  /** What it is generated from. */
  readonly source: string;
  readonly write: () => string;
}

/**
 * Writes documents, or with --check reports whether they are current. Prints its help for any other argument. Returns
 * the exit code.
 * @param command the command that writes them
 */
export function writeOrCheck(
  documents: readonly GeneratedDocument[],
  command: string,
  args: readonly string[],
): number {
  const unknown = args.find((argument) => argument !== '--check');
  if (unknown !== undefined) {
    const paths = documents.map(({ path }) => path).join(', ');
    console.log(
      `${command} [-- --check]\n\nGenerates ${paths}.\n\n--check   write nothing; exit with 1 if anything is out of date`,
    );
    return unknown === '--help' || unknown === '-h' ? 0 : 2;
  }
  if (!args.includes('--check')) {
    for (const { path, write } of documents) writeDocument(join(ROOT, path), write());
    return 0;
  }
  const stale = documents.filter((document) => !check(document, command));
  return stale.length === 0 ? 0 : 1;
}

function check({ path, source, write }: GeneratedDocument, command: string): boolean {
  const isSame = isCurrent(join(ROOT, path), write());
  if (isSame) console.log(`${path} is current.`);
  else console.error(`${path} is out of date with ${source}. Run: ${command}`);
  return isSame;
}
