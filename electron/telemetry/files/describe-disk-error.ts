import type { FileProblems } from '../../../shared/texts/file-problems-en.ts';
import { fill } from '../../../shared/texts/fill.ts';
import { codeOf } from '../disk-errors.ts';

/** A sentence for a person: which file it is, if the error names one, and what to do about it. */
export function describeDiskError(error: unknown, texts: FileProblems): string {
  const code = codeOf(error);
  const path = pathOf(error);
  return path === null ? fill(texts.unnamed, { code }) : fill(texts[problemOf(code)], { path, code });
}

function problemOf(code: string): keyof FileProblems {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'noRight';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full';
    case 'EROFS':
      return 'readOnly';
    case 'EBUSY':
    case 'ENOTEMPTY':
      return 'busy';
    case 'ENOENT':
    case 'ELOOP':
      return 'missing';
    case 'EISDIR':
    case 'EFTYPE':
      return 'noFile';
    default:
      return 'other';
  }
}

/** Of a `FileError`, or of one of Node's own. */
function pathOf(error: unknown): string | null {
  return error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : null;
}
