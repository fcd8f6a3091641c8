import { expect, test } from 'vitest';
import { describeMachine, reduceVersion } from './machine.ts';

test.each([
  ['6.1.0-31-amd64', '6.1.0'],
  ['10.0.22631.4317', '10.0.22631.4317'],
  ['1.2.3.4.5', '1.2.3.4'],
  ['5.15.153.1-microsoft-standard-WSL2', '5.15.153.1'],
  ['14.5', '14.5'],
  ['1.18.0-beta.2', '1.18.0'],
  ['adas-kernel', '0'],
  ['', '0'],
])('reduces the version %o to %o', (text, version) => {
  expect(reduceVersion(text)).toBe(version);
});

test.each([
  ['win32', 'x86_64', 'x64', false, ['windows', 'x64', 'x64']],
  ['darwin', 'x86_64', 'x64', true, ['macos', 'arm64', 'x64']],
  ['darwin', 'arm64', 'arm64', false, ['macos', 'arm64', 'arm64']],
  ['linux', 'aarch64', 'arm64', false, ['linux', 'arm64', 'arm64']],
  ['linux', 'armv7l', 'arm', false, ['linux', 'arm', 'arm']],
  ['win32', 'AMD64', 'ia32', false, ['windows', 'x64', 'ia32']],
])(
  '%s on %s, built for %s, translated %o',
  (platform, machine, processArch, translatedFromArm64, expected) => {
    const described = describeMachine({
      platform,
      machine,
      processArch,
      translatedFromArm64,
      systemVersion: '1',
    });
    expect([described.osName, described.osArch, described.processArch]).toEqual(expected);
  },
);
