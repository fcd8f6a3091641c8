/** The package as others get it: built, packed and installed outside this repository. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildPackage } from '../build-package.ts';
import { folderOf } from '../paths.ts';

const run = promisify(execFile);

const IS_WINDOWS = process.platform === 'win32';
/** What a person would install next to it. */
const PEERS = ['electron', 'react', 'react-dom', '@types/node', '@types/react'];

export interface Packed {
  /** The folder of a program that has the package in its node_modules. */
  readonly folder: string;
  readonly tarball: string;
  /** Writes a file of the program, and returns its path. */
  write(name: string, text: string): string;
  remove(): void;
}

/** Needs no network. */
export async function installPacked(): Promise<Packed> {
  const folder = mkdtempSync(join(tmpdir(), 'acme-packed-'));
  const built = join(folder, 'built');
  await buildPackage(built);
  // On Windows npm is a script, which only a shell can run; no argument has a space in it.
  const npm = (...args: string[]) =>
    run(IS_WINDOWS ? 'npm.cmd' : 'npm', args, { cwd: folder, shell: IS_WINDOWS });
  const { stdout } = await npm('pack', './built', '--silent');
  const tarball = join(folder, stdout.trim());
  rmSync(built, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "acme" }\n');
  await npm('install', '--offline', '--no-audit', '--no-fund', tarball);
  for (const peer of PEERS) {
    const link = join(folder, 'node_modules', peer);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(folderOf(peer), link, 'junction');
  }
  return {
    folder,
    tarball,
    write(name, text) {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
