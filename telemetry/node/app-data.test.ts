import { expect, test } from 'vitest';
import { findAppData } from './app-data.ts';

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
  expect(findAppData(platform, environment, () => account)).toBe(expected);
});
