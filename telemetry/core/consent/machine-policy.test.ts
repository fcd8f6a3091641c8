import fs, { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { telemetryTextsFor } from '../../contract/texts/index.ts';
import { findMachineFolders } from '../../node/machine-policy.ts';
import { testWith } from '../../testing/needs.ts';
import { createTelemetry } from '../telemetry/telemetry.ts';
import { createFakeHost } from '../testing/fake-host.ts';
import { readMachinePolicy } from './machine-policy.ts';

const NAME = 'acme.config.json';

interface Owner {
  readonly uid: number;
  readonly mode: number;
}

/** A machine-wide folder, whose places have these owners whoever runs the test. */
function createMachine(content: string | null, owners: Readonly<Record<string, Owner>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'machine-'));
  onTestFinished(() => fs.rmSync(folder, { recursive: true }));
  const path = join(folder, NAME);
  if (content !== null) writeFileSync(path, content);
  const lstatSync = (place: string) => {
    const stats = fs.lstatSync(place);
    const owner = owners[place === path ? 'file' : 'folder'] ?? {
      uid: 0,
      mode: stats.isFile() ? 0o100644 : 0o40755,
    };
    return stats.isSymbolicLink() ? stats : Object.assign(stats, owner);
  };
  const host = createFakeHost({
    disk: { ...fs, lstatSync: Object.assign(lstatSync, fs.lstatSync) },
    platform: 'linux',
  });
  return { path, host, read: () => readMachinePolicy(host, NAME, [folder]) };
}

test('without a file, nothing is said', () => {
  expect(createMachine(null).read()).toEqual({ findings: [], endpoint: null, dsn: null });
});

test('a file names where events and errors go, whatever a variable says', () => {
  const { host, path, read } = createMachine(
    JSON.stringify({ telemetryendpoint: 'https://t.example.com', TelemetryDsn: 'https://k@e.example.com/1' }),
  );
  const machine = read();
  expect(machine).toEqual({
    findings: [{ lock: null, warning: null }],
    endpoint: { text: 'https://t.example.com', setting: `TelemetryEndpoint in ${path}` },
    dsn: { text: 'https://k@e.example.com/1', setting: `TelemetryDsn in ${path}` },
  });
  const environment = { ACME_TELEMETRY_ENDPOINT: 'https://elsewhere.example.com' };
  const telemetry = createTelemetry({ ...host, environment, machine });
  expect(telemetry.status().endpoint).toBe('configured');
});

test('an address that is none is named with its file', () => {
  const { host, path, read } = createMachine('{ "TelemetryEndpoint": 4318 }');
  const telemetry = createTelemetry({ ...host, machine: read() });
  expect(telemetry.status().endpoint).toBe('invalid');
  expect(host.warnings).toEqual([
    expect.stringContaining(`TelemetryEndpoint in ${path} is not a valid receiver address`),
  ]);
});

test('a file that disables telemetry is the first to be named', () => {
  const { host, path, read } = createMachine('{ "DisableTelemetry": "yes" }');
  const telemetry = createTelemetry({ ...host, environment: { DO_NOT_TRACK: '1' }, machine: read() });
  expect(telemetry.status()).toMatchObject({
    locked: true,
    disabledBy: 'configurationFile',
    disabledByName: path,
  });
});

test.each<[string, Readonly<Record<string, Owner>>, string]>([
  ['a person owns the file', { file: { uid: 1000, mode: 0o100644 } }, NAME],
  ['everybody can write to the file', { file: { uid: 0, mode: 0o100666 } }, NAME],
  ['a group can write to the file', { file: { uid: 0, mode: 0o100664 } }, NAME],
  ['a person owns the folder', { folder: { uid: 1000, mode: 0o40755 } }, ''],
  ['everybody can write to the folder', { folder: { uid: 0, mode: 0o41777 } }, ''],
])('where %s, telemetry is off, with one line, and goes nowhere else', (_, owners, named) => {
  const { host, path, read } = createMachine('{ "TelemetryEndpoint": "https://evil.example.com" }', owners);
  const machine = read();
  expect(machine).toMatchObject({ endpoint: null, dsn: null });
  expect(createTelemetry({ ...host, machine }).status()).toMatchObject({
    locked: true,
    disabledByName: path,
  });
  expect(host.warnings).toEqual([
    expect.stringContaining('can be changed by users other than root, so telemetry is off'),
  ]);
  expect(host.warnings[0]).toContain(named);
});

test('its warnings are in the language that the program speaks', () => {
  const german = () => telemetryTextsFor('de').warnings;
  const { host, path } = createMachine('{}', { file: { uid: 1000, mode: 0o100644 } });
  const [untrusted] = readMachinePolicy(host, NAME, [dirname(path)], german).findings;
  expect(untrusted?.warning).toContain(`${path} kann von anderen Benutzern als root geändert werden`);

  const malformed = createMachine('{');
  const [finding] = readMachinePolicy(malformed.host, NAME, [dirname(malformed.path)], german).findings;
  expect(finding?.warning).toContain(`${malformed.path} ist kein gültiges JSON`);
});

testWith('symbolic links')('a link is off, wherever it leads', () => {
  const { host, path, read } = createMachine(null);
  writeFileSync(`${path}.target`, '{ "TelemetryEndpoint": "https://evil.example.com" }');
  symlinkSync(`${path}.target`, path);
  const machine = read();
  expect(machine.endpoint).toBeNull();
  expect(createTelemetry({ ...host, machine }).status().locked).toBe(true);
  expect(host.warnings).toEqual([
    `${path} is a link, so telemetry is off. Put the file or folder itself there.`,
  ]);
});

test.each<[string, (path: string) => void]>([
  ['malformed', (path) => writeFileSync(path, '{ DisableTelemetry: false }')],
  ['empty', (path) => writeFileSync(path, '')],
  ['a folder', (path) => mkdirSync(path)],
])('one that is %s is off, with one line that names it', (_, make) => {
  const { host, path, read } = createMachine(null);
  make(path);
  expect(createTelemetry({ ...host, machine: read() }).status()).toMatchObject({
    locked: true,
    disabledByName: path,
  });
  expect(host.warnings).toEqual([expect.stringContaining(path)]);
});

test('each system has a folder that people do not write to', () => {
  expect(findMachineFolders('Acme', 'acme', 'linux', {})).toEqual(['/etc/acme']);
  expect(findMachineFolders('Acme', 'acme', 'darwin', {})).toEqual(['/Library/Application Support/Acme']);
  expect(findMachineFolders('Acme', 'acme', 'win32', {})).toEqual(['C:\\ProgramData\\Acme']);
  // As nearly every Windows has it: the file is read, and warned of, once.
  expect(findMachineFolders('Acme', 'acme', 'win32', { ProgramData: 'c:\\programdata' })).toEqual([
    'C:\\ProgramData\\Acme',
  ]);
  expect(findMachineFolders('Acme', 'acme', 'win32', { ProgramData: 'D:\\Data' })).toEqual([
    'D:\\Data\\Acme',
    'C:\\ProgramData\\Acme',
  ]);
  expect(findMachineFolders('Acme', 'acme', 'win32', { ProgramData: 'Data' })).toEqual([
    'C:\\ProgramData\\Acme',
  ]);
});
