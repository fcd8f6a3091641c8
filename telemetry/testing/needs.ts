/** Tests of what not every system has. Where it is missing they are skipped, with that as the reason. */
import { existsSync, lstatSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type TestAPI, test } from 'vitest';

const onWindows = process.platform === 'win32';
/** Set by `npm run test:windows` where Windows is Wine. */
const onWine = process.env['KREYA_ON_WINE'] !== undefined;

const THERE = {
  'symbolic links': canLink(),
  FIFOs: !onWindows,
  devices: !onWindows,
  'a device that is full': process.platform === 'linux',
  'file modes': !onWindows,
  signals: !onWindows,
  // The `script` of util-linux makes them.
  terminals: process.platform === 'linux',
  'accounts of others': process.platform === 'linux' && process.getuid?.() === 0,
  XDG_CONFIG_HOME: !onWindows,
  APPDATA: onWindows,
  'names with control characters': !onWindows,
  'a Unix shell': !onWindows,
  bash: !onWindows && hasProgram('bash'),
  zsh: hasProgram('zsh'),
  fish: hasProgram('fish'),
  mandoc: hasProgram('mandoc'),
  // Wine keeps the name of a folder that is watched until that ends.
  'folders that go while they are watched': !onWine,
  // Root, as whom Wine may run, writes to what is read-only, too.
  'files that refuse their owner': process.getuid?.() !== 0 && !onWine,
  // Other systems take them for one.
  'names that differ only in case or form': process.platform === 'linux',
  'sharing modes': onWindows && canLoad('koffi'),
  procfs: process.platform === 'linux',
  // Under Wine, programs of Windows alone can be started.
  git: !onWine,
  // Under Wine, what is not to be read in a code page can go to another file than the pipe.
  'a pipe as standard error': !onWine,
  // Wine opens one for writing, and what is written is nowhere.
  'folders that can not be opened as files': !onWine,
} as const;

export type Need = keyof typeof THERE;

/** Whether links can be made: Windows wants a right for it, and Wine says that it made one and did not. */
function canLink(): boolean {
  if (!onWindows) return true;
  const folder = mkdtempSync(join(tmpdir(), 'links-'));
  try {
    symlinkSync('nowhere', join(folder, 'link'));
    return lstatSync(join(folder, 'link')).isSymbolicLink();
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function hasProgram(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

/** Whether a package of `tools/windows` is there, and of this processor's kind. */
function canLoad(name: string): boolean {
  try {
    createRequire(import.meta.url)(name);
    return true;
  } catch {
    return false;
  }
}

/** `test`, for what needs all of these. */
export function testWith(...needs: readonly Need[]): TestAPI {
  const missing = needs.filter((need) => !THERE[need]);
  if (missing.length === 0) return test;
  return test.extend<{ missing: undefined }>({
    missing: [
      async ({ skip }, use) => {
        skip(`for want of ${missing.join(' and ')}`);
        await use(undefined);
      },
      { auto: true },
    ],
  });
}
