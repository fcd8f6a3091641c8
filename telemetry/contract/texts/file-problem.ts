/** Which file it is that the disk refuses and what to do about it, said the same everywhere. */
import type { FileProblem } from '../bridge.ts';
import type { FileProblems } from './file-problems-en.ts';
import { fill } from './fill.ts';

/** The code of a file that is still there although the disk said that it was deleted. */
export const NOT_DELETED = 'ENOTDELETED';

/** In a sentence or two. */
export function describeFileProblem(texts: FileProblems, { path, code }: FileProblem): string {
  return fill(texts[kindOf(code)], { path, code });
}

function kindOf(code: string): Exclude<keyof FileProblems, 'unnamed'> {
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
    case NOT_DELETED:
      return 'notDeleted';
    case 'EISDIR':
    case 'EFTYPE':
      return 'noFile';
    default:
      return 'other';
  }
}
