import type { FileProblem } from '../telemetry-bridge.ts';
import { fill } from './fill.ts';

/** What is said of a file that the disk refuses, in every program. */
export interface FileTexts {
  readonly full: string;
  readonly refused: string;
}

/** No room, or none that this person may use. */
const FULL: readonly string[] = ['ENOSPC', 'EDQUOT'];

/** Which file it is and what to do, in a sentence or two. */
export function describeFileProblem(texts: FileTexts, { path, code }: FileProblem): string {
  return fill(FULL.includes(code) ? texts.full : texts.refused, { path, code });
}
