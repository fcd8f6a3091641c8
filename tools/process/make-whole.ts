import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const UNFINISHED = 'unfinished-';

/**
 * Creates a folder atomically, so that a killed preparation never leaves half of one in its place; replaces
 * an existing one. `fill` gets a folder to work in, and returns the folder to use: that one, or one inside
 * it. Only one process at a time may call it for folders in the same parent.
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
