/**
 * Tests of features that not every system has. Where one is missing, they are skipped with it as the reason.
 */
import { spawnSync } from 'node:child_process';
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
  'a full device': process.platform === 'linux',
  'file modes': !onWindows,
  signals: !onWindows,
  // Made by `script` of util-linux.
  terminals: process.platform === 'linux',
  'mount namespaces': canUnshare(),
  'other accounts': process.platform === 'linux' && process.getuid?.() === 0,
  XDG_CONFIG_HOME: !onWindows,
  APPDATA: onWindows,
  'names with control characters': !onWindows,
  'a Unix shell': !onWindows,
  bash: !onWindows && hasProgram('bash'),
  zsh: hasProgram('zsh'),
  fish: hasProgram('fish'),
  mandoc: hasProgram('mandoc'),
  // Wine reserves the name of a watched folder until the watch ends.
  'removing watched folders': !onWine,
  // Root, which Wine may run as, can also write to read-only files.
  'read-only files': process.getuid?.() !== 0 && !onWine,
  // Other systems treat them as equal.
  'names that differ only in case or form': process.platform === 'linux',
  'sharing modes': onWindows && canLoad('koffi'),
  procfs: process.platform === 'linux',
  // Under Wine, only Windows programs can be started.
  git: !onWine,
  // Under Wine, output that must not be decoded in a code page can end up in another file than the pipe.
  'a pipe as standard error': !onWine,
  // Wine opens one for writing, and what is written is lost.
  'folders that do not open as files': !onWine,
} as const;

export type Need = keyof typeof THERE;

/** Whether a program can have a view of the disk of its own: that takes root, and a kernel that permits it. */
function canUnshare(): boolean {
  return process.platform === 'linux' && spawnSync('unshare', ['--mount', 'true']).status === 0;
}

/** Whether links can be created: Windows requires a privilege, and Wine pretends to have created one. */
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

/** Whether a package of `tools/windows` is installed, for this processor. */
function canLoad(name: string): boolean {
  try {
    createRequire(import.meta.url)(name);
    return true;
  } catch {
    return false;
  }
}

/** `test`, for tests that need all of these. */
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
