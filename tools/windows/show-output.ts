import { closeSync, openSync, readSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 200;

/**
 * Prints the text being written to a file until `exited`, and returns its value; null if nothing was written
 * for so long that the program must be stuck.
 */
export async function showOutput(
  path: string,
  exited: Promise<number>,
  mostSilentMs: number,
  write: (text: string) => void,
): Promise<number | null> {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(65_536);
  const decoder = new TextDecoder();
  let wroteAt = performance.now();
  function print(): void {
    for (;;) {
      const size = readSync(file, bytes);
      if (size === 0) return;
      wroteAt = performance.now();
      write(decoder.decode(bytes.subarray(0, size), { stream: true }));
    }
  }
  try {
    for (;;) {
      const code = await Promise.race([exited, delay(LOOK_EVERY_MS, null)]);
      print();
      if (code !== null) return code;
      if (performance.now() - wroteAt > mostSilentMs) return null;
    }
  } finally {
    closeSync(file);
  }
}
