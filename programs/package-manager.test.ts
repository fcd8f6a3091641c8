import { expect, test } from 'vitest';
import { findPackageManager, type InstallationFacts } from './package-manager.ts';

test.each<[string, Partial<InstallationFacts>]>([
  ['none', {}],
  ['deb', { packageType: 'deb\n' }],
  ['none', { packageType: "Ada's own" }],
  ['snap', { environment: { SNAP: '/snap/kreya/1' }, executable: '/snap/kreya/1/kreya' }],
  ['none', { environment: { SNAP: '/snap/code/172' } }],
  ['flatpak', { environment: { FLATPAK_ID: 'app.kreya.Kreya' }, executable: '/app/bin/kreya' }],
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
