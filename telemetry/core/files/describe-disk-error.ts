import { describeFileProblem } from '../../contract/texts/file-problem.ts';
import type { FileProblems } from '../../contract/texts/file-problems-en.ts';
import { fill } from '../../contract/texts/fill.ts';
import { codeOf, pathOf } from '../disk-errors.ts';

/** A sentence for people: which file it is, if the error names one, and what to do. */
export function describeDiskError(error: unknown, texts: FileProblems): string {
  const [path, code] = [pathOf(error), codeOf(error)];
  return path === null ? fill(texts.unnamed, { code }) : describeFileProblem(texts, { path, code });
}
