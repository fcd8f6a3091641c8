/** What shells and `man` look for in the folders of a system, from the definitions of the commands. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { SCRIPTS } from '../../cli/completion/shells.ts';
import { manPage } from '../docs/man-page.ts';
import { ROOT } from '../paths.ts';

/** Where electron-builder.yml takes them from. */
const FOLDER = join(ROOT, 'out', 'share');

/** Writes the scripts of the shells and the man page. */
export async function writeShellFiles(): Promise<void> {
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'kreyac.bash': SCRIPTS.bash,
    _kreyac: SCRIPTS.zsh,
    'kreyac.fish': SCRIPTS.fish,
    'kreyac.ps1': SCRIPTS.powershell,
    'kreyac.1.gz': gzipSync(manPage(), { level: 9 }),
  };
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const [name, content] of Object.entries(files)) await writeFile(join(FOLDER, name), content);
}
