import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findPackageManager, type InstallationFacts, readPackageType } from './package-manager.ts';

test.each<[string, Partial<InstallationFacts>]>([
  ['none', {}],
  ['deb', { packageType: 'deb\n' }],
  ['rpm', { packageType: 'rpm\n', executable: '/opt/Kreya/resources/kreyac/out/cli/kreyac.js' }],
  ['none', { packageType: "Ada's own" }],
  ['snap', { environment: { SNAP: '/snap/kreya/1' }, executable: '/snap/kreya/1/kreya' }],
  ['snap', { environment: { SNAP: '/snap/kreya/1' }, executable: '/snap/kreya/1/resources/kreyac/kreyac' }],
  ['none', { environment: { SNAP: '/snap/code/172' } }],
  ['flatpak', { environment: { FLATPAK_ID: 'app.kreya.Kreya' }, executable: '/app/bin/kreya' }],
  [
    'flatpak',
    {
      environment: { FLATPAK_ID: 'app.kreya.Kreya' },
      executable: '/app/lib/app.kreya.Kreya/resources/kreyac/kreyac',
    },
  ],
  // A Kreya that was started from a Flatpak's terminal.
  ['none', { environment: { FLATPAK_ID: 'org.gnome.Console' } }],
  ['none', { environment: { APPDIR: '/tmp/.mount_other' } }],
  ['none', { executable: 'C:\\Users\\Jürgen\\AppData\\Local\\Programs\\Kreya\\Kreya.exe' }],
  ['none', { executable: '/Applications/Kreya.app/Contents/MacOS/Kreya' }],
  ['appimage', { environment: { APPDIR: '/tmp/.mount_kr' }, executable: '/tmp/.mount_kr/kreya' }],
  ['homebrew', { executable: '/opt/homebrew/Cellar/kreya/1.18.0/bin/kreyac' }],
  [
    'homebrew',
    {
      executable: '/Applications/Kreya.app/Contents/MacOS/Kreya',
      exists: (path) => path === '/opt/homebrew/Caskroom/kreya',
    },
  ],
  ['chocolatey', { executable: 'C:\\ProgramData\\chocolatey\\lib\\kreya\\Kreya.exe' }],
  ['winget', { executable: 'C:\\Users\\a\\AppData\\Local\\Microsoft\\WinGet\\Packages\\Kreya\\Kreya.exe' }],
  ['docker', { exists: (path) => path === '/.dockerenv' }],
])('installed by %s', (packageManager, facts) => {
  const nothing = { environment: {}, executable: '/opt/Kreya/kreya', packageType: null, exists: () => false };
  expect(findPackageManager({ ...nothing, ...facts })).toBe(packageManager);
});

/** The `package-type` that electron-builder's configuration puts into packages of this format. */
function packageTypeOf(format: 'deb' | 'rpm'): string {
  const configuration = readFileSync(join(import.meta.dirname, '../electron-builder.yml'), 'utf8');
  const [, file = ''] =
    new RegExp(
      `^${format}:\\n(?: .*\\n)*? +fpm:\\s[^]*?([\\w/-]+)=/opt/Kreya/resources/package-type`,
      'm',
    ).exec(configuration) ?? [];
  return readFileSync(join(import.meta.dirname, '..', file), 'utf8');
}

test.each(['deb', 'rpm'] as const)('a %s says what it is, next to the app and next to kreyac', (format) => {
  const resources = mkdtempSync(join(tmpdir(), 'kreya-resources-'));
  onTestFinished(() => rmSync(resources, { recursive: true }));
  expect(readPackageType(resources)).toBeNull();
  writeFileSync(join(resources, 'package-type'), packageTypeOf(format));
  mkdirSync(join(resources, 'kreyac', 'out', 'cli'), { recursive: true });
  for (const folder of [resources, join(resources, 'kreyac/out/cli/../../..')]) {
    const facts = { environment: {}, executable: '/opt/Kreya/kreya', exists: () => false };
    expect(findPackageManager({ ...facts, packageType: readPackageType(folder) })).toBe(format);
  }
});
