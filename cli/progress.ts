/** One line at the bottom of a terminal that is drawn again as something goes on. */
import { say } from 'kreya-telemetry/node';
import { printable } from './printable.ts';

const BAR = { most: 30, least: 10, done: '█', left: '░' } as const;

/** What is on the line; empty if nothing is. */
let shown = '';

/** Shows text and a bar for a share from 0 to 1, as far as they fit. False where a line can't be drawn again. */
export function showProgress(text: string, share: number | null): boolean {
  if (!process.stderr.isTTY || process.env['TERM'] === 'dumb') return false;
  // The last column stays free: some terminals go to the next line once it is filled.
  const line = layOut(printable(text), share, process.stderr.columns - 1);
  if (line !== shown) say(`\r${line.padEnd(shown.length)}`);
  shown = line;
  return true;
}

/** Removes it, so that something else can be printed there. */
export function clearProgress(): void {
  if (shown === '') return;
  say(`\r${' '.repeat(shown.length)}\r`);
  shown = '';
}

/** Exported for its test. */
export function layOut(text: string, share: number | null, width: number): string {
  const room = Math.min(width - text.length - 2, BAR.most);
  if (share === null || room < BAR.least) return text.slice(0, width);
  const done = Math.floor(room * share);
  return `${text}  ${BAR.done.repeat(done)}${BAR.left.repeat(room - done)}`;
}
