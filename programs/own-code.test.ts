import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { readThrown } from '../telemetry/contract/raw-error.ts';
import { createReducer } from '../telemetry/core/errors/reduce/index.ts';
import { readOwnCode } from './own-code.ts';

function bundle(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kreya out-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const file of [
    'main/main.js',
    'preload/preload.cjs',
    'renderer/assets/main.js',
    'renderer/index.html',
  ]) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  return folder;
}

it("lists the bundle's scripts and the source's messages and names", () => {
  const own = readOwnCode(bundle(), 'app://kreya');
  expect([...own.files].sort()).toEqual([
    'out/main/main.js',
    'out/preload/preload.cjs',
    'out/renderer/assets/main.js',
  ]);
  expect(own.names).toContain('createTelemetry');
  expect(own.messages).toContainEqual(['setTheme takes one of ', '.']);
});

it("knows each script's build", () => {
  const folder = bundle();
  const id = 'c080f3b7-c870-5d69-b35b-2d0642b4f2ee';
  writeFileSync(join(folder, 'main/main.js'), `run();\n//# debugId=${id}\n`);
  const { debugIdOf } = readOwnCode(folder, 'app://kreya');
  expect(debugIdOf?.('out/main/main.js')).toBe(id);
  expect(debugIdOf?.('out/renderer/assets/main.js')).toBeNull();
});

it('lists no files if the folder does not exist', () => {
  expect(readOwnCode(join(tmpdir(), 'kreya-nowhere'), 'app://kreya').files.size).toBe(0);
});

it('allows frames of the main process and of pages', () => {
  const folder = bundle();
  const error = new Error('Wrong.');
  error.stack = [
    'Error: Wrong.',
    `    at createTelemetry (${pathToFileURL(join(folder, 'main', 'main.js'))}:1:2)`,
    `    at ${join(folder, 'main', 'main.js')}:3:4`,
    '    at app://kreya/assets/main.js:5:6',
    '    at app://kreya/assets/grace.js:5:6',
  ].join('\n');
  const [reduced] = createReducer(() => readOwnCode(folder, 'app://kreya'))(readThrown(error));
  expect(reduced?.frames.map(({ file, function: name, line }) => `${name} ${file} ${line}`)).toEqual([
    'createTelemetry out/main/main.js 1',
    'null out/main/main.js 3',
    'null out/renderer/assets/main.js 5',
    'null <other> null',
  ]);
});
