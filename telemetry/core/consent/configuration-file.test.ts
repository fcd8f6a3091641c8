import { execFileSync } from 'node:child_process';
import fs, { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testWith } from '../../testing/needs.ts';
import { createFakeHost } from '../testing/fake-host.ts';
import { findInConfigurationFile, readConfigurationFiles } from './configuration-file.ts';

const NAME = 'acme.config.json';
const OFF = '{ "DisableTelemetry": true }\r\n';
const ON = '{ "DisableTelemetry": false }\r\n';

/** What the file says: "off" or "on", with ", warns" if it warns; "none" if there is no file. */
function ask(host: ReturnType<typeof createFakeHost>): string {
  const [file] = readConfigurationFiles(host, NAME, [host.folder]);
  if (file === undefined) return 'none';
  const { lock, warning } = findInConfigurationFile(file);
  if (warning !== null) expect(warning).toContain(file.path);
  return `${lock === null ? 'on' : 'off'}${warning === null ? '' : ', warns'}`;
}

test.each([
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['UTF-8 with a byte order mark', (text: string) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 as PowerShell writes it', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['UTF-16 BE', (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
])('understands %s', (_, encode) => {
  const host = createFakeHost();
  writeFileSync(join(host.folder, NAME), encode(OFF));
  expect(ask(host)).toBe('off');
  writeFileSync(join(host.folder, NAME), encode(ON));
  expect(ask(host)).toBe('on');
});

test.each<[string, (path: string) => void]>([
  ['UTF-16 without a mark', (path) => writeFileSync(path, Buffer.from(ON, 'utf16le'))],
  ['Latin-1', (path) => writeFileSync(path, Buffer.from('{ "ü": 1 }', 'latin1'))],
  ['zeros', (path) => writeFileSync(path, Buffer.alloc(100))],
  ['five megabytes', (path) => writeFileSync(path, ON.padEnd(5_000_000))],
  ['a folder', (path) => mkdirSync(path)],
])('%s disables telemetry, with a warning that names the file', isOff);

testWith('FIFOs', 'symbolic links', 'devices').each<[string, (path: string) => void]>([
  ['a FIFO', (path) => execFileSync('mkfifo', [path])],
  ['a link to nothing', (path) => symlinkSync('/nowhere/at-all', path)],
  ['a link to a device that never ends', (path) => symlinkSync('/dev/zero', path)],
  ['a link to an empty device', (path) => symlinkSync('/dev/null', path)],
  ['a link to itself', (path) => symlinkSync(NAME, path)],
])('%s disables telemetry, with a warning that names the file', isOff);

function isOff(_: string, make: (path: string) => void): void {
  const host = createFakeHost();
  make(join(host.folder, NAME));
  expect(ask(host)).toBe('off, warns');
}

testWith('symbolic links')('a link to a file says what the file says', () => {
  const host = createFakeHost();
  symlinkSync('elsewhere', join(host.folder, NAME));
  writeFileSync(join(host.folder, 'elsewhere'), ON);
  expect(ask(host)).toBe('on');
});

test('waits for a file that is busy for a moment', () => {
  let left = 2;
  const openSync = (...args: Parameters<typeof fs.openSync>) => {
    if (left-- > 0) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
    return fs.openSync(...args);
  };
  const host = createFakeHost({ disk: { ...fs, openSync } });
  writeFileSync(join(host.folder, NAME), ON);
  expect(ask(host)).toBe('on');
});
