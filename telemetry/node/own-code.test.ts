import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { readThrown } from '../contract/raw-error.ts';
import { createReducer } from '../core/errors/reduce/index.ts';
import { ownCodeOf } from './options.ts';
import { readDebugId, readOwnCode } from './own-code.ts';

function program(...files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'acme-code-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  return folder;
}

test("names the program's scripts, but not its dependencies or other files", () => {
  const folder = program('dist/main.js', 'preload.cjs', 'notes.txt', 'node_modules/x/x.js', '.cache/y.js');
  expect([...readOwnCode(folder, []).files].sort()).toEqual(['dist/main.js', 'preload.cjs']);
  expect(readOwnCode(join(folder, 'nowhere'), []).files.size).toBe(0);
});

test('reports the places of errors in its main process and in its pages, and no others', () => {
  const folder = program('dist/main.js', 'pages/assets/page.js');
  const error = new Error('Wrong.');
  error.stack = [
    'Error: Wrong.',
    `    at start (${pathToFileURL(join(folder, 'dist/main.js'))}:1:2)`,
    '    at app://acme/assets/page.js:3:4',
    '    at app://acme/assets/grace.js:5:6',
    `    at ${folder}/node_modules/x/x.js:7:8`,
  ].join('\n');
  const places = [
    { prefix: folder, folder: '' },
    { prefix: 'app://acme', folder: 'pages' },
  ];
  const [reduced] = createReducer(() => readOwnCode(folder, places))(readThrown(error));
  expect(reduced?.frames.map(({ file, line }) => `${file} ${line}`)).toEqual([
    'dist/main.js 1',
    'pages/assets/page.js 3',
    '<other> null',
  ]);
});

const ID = 'c080f3b7-c870-5d69-b35b-2d0642b4f2ee';

test("reads a script's build from its last debug ID comment, wherever that is", () => {
  const folder = program('main.js', 'page.js', 'plain.js', 'wrong.js');
  const write = (file: string, ...lines: readonly string[]) =>
    writeFileSync(join(folder, file), lines.join('\n'));
  const [quoted, earlier] = ['1', '2'].map((digit) => `//# debugId=${ID.replaceAll(/\w/g, digit)}`);
  write('main.js', `console.log('${quoted}');`, `${earlier}`, `//# debugId=${ID}`);
  write('page.js', `//# debugId=${ID.toUpperCase()}\r`, '//# sourceMappingURL=page.js.map', '');
  write('wrong.js', '//# debugId=ada@example.com', `//# debugId=${ID} of ada`);
  const { debugIdOf } = readOwnCode(folder, []);
  expect(['main.js', 'page.js', 'plain.js', 'wrong.js', 'gone.js'].map((file) => debugIdOf?.(file))).toEqual([
    ID,
    ID,
    null,
    null,
    null,
  ]);
  expect(readDebugId(folder)).toBeNull();
});

test('a program can add to what is found, which is read only at the first error', () => {
  const found = { roots: [], files: new Set(['main.js']), messages: [], names: new Set<string>() };
  let reads = 0;
  const read = () => {
    reads += 1;
    return found;
  };
  const never = () => expect.unreachable();
  const own = ownCodeOf(
    { ownCode: (before) => ({ ...before(), names: new Set(['openNote']) }) },
    read,
    never,
  );
  expect(reads).toBe(0);
  expect(own()).toEqual({ ...found, names: new Set(['openNote']) });
  expect(ownCodeOf({}, read, never)()).toBe(found);
  const warnings: string[] = [];
  const ownCode = () => {
    throw new Error("ENOENT: no such file or directory, open 'own-code.json'");
  };
  expect(ownCodeOf({ ownCode }, read, (warning) => warnings.push(warning))()).toBe(found);
  expect(warnings).toEqual([
    "The option ownCode threw an error, so error reports name only what is found: ENOENT: no such file or directory, open 'own-code.json'",
  ]);
});
