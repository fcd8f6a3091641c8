import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const UNFINISHED = 'unfinished-';

/**
 * Makes a folder whole or not at all, so that a killed preparation never leaves half of one where it is looked for; what
 * was there before is replaced. `fill` is given a folder to work in, and returns which one is to be it: that, or one in it.
 * Only one process at a time may call it for folders that are side by side.
 */
export async function makeWhole(folder: string, fill: (work: string) => Promise<string>): Promise<void> {
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    if (name.startsWith(UNFINISHED)) await rm(join(parent, name), { recursive: true, force: true });
  }
  const work = await mkdtemp(join(parent, UNFINISHED));
  try {
    const made = await fill(work);
    await rm(folder, { recursive: true, force: true });
    await rename(made, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
