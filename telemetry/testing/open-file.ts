/** Another program that has a file open. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

const PROGRAM = join(import.meta.dirname, 'open-file.mjs');

/**
 * What others may do meanwhile: read it, write to it, delete or rename it. All but `rwd`, which is how Node
 * opens files, need `sharing modes`.
 */
export type Sharing = 'none' | 'r' | 'rw' | 'rwd';

export interface OpenFile {
  /** Returns how often it was open. */
  close(): Promise<number>;
}

/** Makes another process open that file until it is closed or the test ends, once or over and over. */
export async function openElsewhere(
  path: string,
  sharing: Sharing,
  how: 'hold' | 'again' = 'hold',
): Promise<OpenFile> {
  const child = spawn(process.execPath, [PROGRAM, path, sharing, how], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  onTestFinished(() => void child.kill());
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const said = await lines.next();
  if (said.value !== 'open') throw new Error(`${path} could not be opened (${sharing}).`);
  return {
    async close() {
      child.stdin.end();
      const { value } = await lines.next();
      await exited;
      return Number(value);
    },
  };
}
