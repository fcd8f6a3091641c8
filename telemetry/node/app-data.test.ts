import { expect, test } from 'vitest';
import { findAppData, findProductFolders } from './app-data.ts';

type Variables = Readonly<Record<string, string>>;

test.each<[NodeJS.Platform, Variables, string | null, string | null]>([
  ['linux', { XDG_CONFIG_HOME: '/config', HOME: '/home/ada' }, '/account', '/config'],
  ['linux', { XDG_CONFIG_HOME: 'config', HOME: '/home/ada' }, '/account', '/home/ada/.config'],
  ['linux', { XDG_CONFIG_HOME: '', HOME: '/home/ada/' }, '/account', '/home/ada/.config'],
  ['linux', { HOME: '/' }, '/account', '/.config'],
  ['linux', { HOME: '' }, '/account', '/account/.config'],
  ['linux', { HOME: '~' }, '/account', '/account/.config'],
  ['linux', {}, '/account', '/account/.config'],
  ['linux', { HOME: '$HOME' }, '', null],
  ['linux', {}, null, null],
  [
    'darwin',
    { HOME: '/Users/ada', XDG_CONFIG_HOME: '/config' },
    null,
    '/Users/ada/Library/Application Support',
  ],
  ['darwin', { HOME: 'ada' }, '/Users/ada', '/Users/ada/Library/Application Support'],
  ['darwin', {}, null, null],
  ['win32', { APPDATA: 'D:\\Roaming' }, null, 'D:\\Roaming'],
  ['win32', { APPDATA: '\\\\server\\ada\\Roaming' }, null, '\\\\server\\ada\\Roaming'],
  [
    'win32',
    { APPDATA: '%USERPROFILE%\\Roaming', USERPROFILE: 'C:\\Users\\ada' },
    null,
    'C:\\Users\\ada\\AppData\\Roaming',
  ],
  [
    'win32',
    { APPDATA: '\\Roaming', USERPROFILE: 'C:ada' },
    'C:\\Users\\ada',
    'C:\\Users\\ada\\AppData\\Roaming',
  ],
  ['win32', { APPDATA: 'Roaming' }, null, null],
])('on %s, %o and the account %s: %s', (platform, environment, account, expected) => {
  expect(findAppData(platform, environment, () => account)?.roaming ?? null).toBe(expected);
});

const ADA = { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming', LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' };

test.each<[string, Variables, string | null, string]>([
  ['as Windows sets it', ADA, null, ADA.LOCALAPPDATA],
  ['also where APPDATA is on a share', { ...ADA, APPDATA: '\\\\server\\ada' }, null, ADA.LOCALAPPDATA],
  ['on another drive', { ...ADA, LOCALAPPDATA: 'D:\\Local' }, null, 'D:\\Local'],
  ['missing', { APPDATA: ADA.APPDATA, USERPROFILE: 'C:\\Users\\ada' }, null, ADA.LOCALAPPDATA],
  ['missing, and USERPROFILE', { APPDATA: ADA.APPDATA }, 'C:\\Users\\ada', ADA.LOCALAPPDATA],
  ['relative', { ...ADA, LOCALAPPDATA: 'Local' }, 'C:\\Users\\ada', ADA.LOCALAPPDATA],
  ['on the current drive', { ...ADA, LOCALAPPDATA: '\\Local' }, 'C:\\Users\\ada', ADA.LOCALAPPDATA],
  ['not expanded', { ...ADA, LOCALAPPDATA: '%LOCALAPPDATA%' }, 'C:\\Users\\ada', ADA.LOCALAPPDATA],
  ['nowhere to be found: beside the settings', { APPDATA: 'D:\\Roaming' }, null, 'D:\\Roaming'],
])('LOCALAPPDATA %s', (_, environment, account, expected) => {
  expect(findAppData('win32', environment, () => account)?.local).toBe(expected);
});

test('on macOS and Linux everything is in one folder', () => {
  const environment = { ...ADA, HOME: '/home/ada' };
  for (const platform of ['darwin', 'linux'] as const) {
    const found = findProductFolders('Acme', platform, environment);
    expect(found?.localFolder).toBe(found?.folder);
  }
});

test('on Windows settings are in one folder, and machine-specific data in another', () => {
  expect(findProductFolders('Acme', 'win32', ADA)).toEqual({
    folder: 'C:\\Users\\ada\\AppData\\Roaming\\Acme',
    localFolder: 'C:\\Users\\ada\\AppData\\Local\\Acme',
  });
});
