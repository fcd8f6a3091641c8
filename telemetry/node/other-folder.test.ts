import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tellOfOtherFolder } from './other-folder.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'acme-other-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** The warning that a command line called Acme gets in a package with this manifest. */
function toldOf(manifest: string): string {
  write('package.json', manifest);
  return toldTo(write('dist/cli/acme.js', ''));
}

function toldTo(program: string | undefined): string {
  let told = '';
  tellOfOtherFolder('Acme', program, (message) => {
    told += message;
  });
  return told;
}

test.each([
  [
    'name',
    '{ "name": "acme-notes", "main": "main.js", "devDependencies": { "electron": "33.0.0" } }',
    'acme-notes',
  ],
  [
    'product name',
    '{ "name": "acme", "productName": "Acme Notes", "main": "main.js", "devDependencies": { "electron": "33.0.0" } }',
    'Acme Notes',
  ],
])('warns of an app with another %s, and says what to write', (_, manifest, name) => {
  expect(toldOf(manifest)).toContain(`by the name '${name}' of its package.json`);
  expect(toldOf(manifest)).toContain(`...findProductFolders('${name}') of kreya-telemetry/node`);
});

test.each([
  ['has its name', '{ "name": "Acme", "main": "main.js", "devDependencies": { "electron": "33.0.0" } }'],
  [
    'has its product name',
    '{ "name": "a", "productName": "Acme", "main": "main.js", "devDependencies": { "electron": "33.0.0" } }',
  ],
  ['is none of an app', '{ "name": "acme-notes", "devDependencies": { "vite": "8.0.0" } }'],
  [
    'has nothing that Electron could start',
    '{ "name": "acme-notes", "devDependencies": { "electron": "33.0.0" } }',
  ],
  ['has no dependencies', '{ "name": "acme-notes" }'],
  ['has no name', '{ "main": "main.js", "devDependencies": { "electron": "33.0.0" } }'],
  ['is no object', '["electron"]'],
  ['can not be read', '{'],
])('does not warn if the package %s', (_, manifest) => {
  expect(toldOf(manifest)).toBe('');
});

test('uses the nearest package of the program itself, not of a link to it', () => {
  write(
    'package.json',
    '{ "name": "somebody-elses", "main": "main.js", "devDependencies": { "electron": "33.0.0" } }',
  );
  write('node_modules/acme/package.json', '{ "name": "acme" }');
  const program = write('node_modules/acme/dist/acme.js', '');
  const link = join(folder, 'node_modules/acme-link.js');
  symlinkSync(program, link);
  expect(toldTo(link)).toBe('');
});

test('does not warn a program that is not a file', () => {
  expect(toldTo(undefined)).toBe('');
  expect(toldTo(join(folder, 'gone.js'))).toBe('');
});

test('warns nobody who runs an installed package', () => {
  write(
    'node_modules/acme/package.json',
    '{ "name": "acme", "main": "main.js", "devDependencies": { "electron": "33.0.0" } }',
  );
  expect(toldTo(write('node_modules/acme/dist/acme.js', ''))).toBe('');
});
