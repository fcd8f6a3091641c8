/** Writes documents generated from code, or compares them with it. */
import { join } from 'node:path';
import { isCurrent, writeDocument } from '../telemetry/documents/files.ts';
import { ROOT } from './paths.ts';

export interface GeneratedDocument {
  /** Relative to the repository. */
  readonly path: string;
  /** What it must agree with. */
  readonly source: string;
  readonly write: () => string;
}

/**
 * Writes documents, or with --check says whether they are current; prints help for any other argument.
 * Returns the exit code.
 * @param command the command that writes them
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
  else console.error(`${path} is not what follows from ${source}. Run: ${command}`);
  return isSame;
}
