/** The packed package, as every module system, compiler and package linter sees it. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { namedBlocks } from './guides.ts';
import { ENTRIES, typesOf } from './manifest.ts';
import { folderOf, PACKAGE } from './paths.ts';
import { installPacked, type Packed } from './testing/install-packed.ts';

const run = promisify(execFile);

let packed: Packed;

beforeAll(async () => {
  packed = await installPacked();
});

afterAll(() => packed.remove());

/** What a Node script prints. Outside Electron, the package `electron` exports the path of Electron. */
async function runNode(name: string, script: string): Promise<unknown> {
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: packed.folder };
  const { stdout } = await run(process.execPath, [packed.write(name, script)], { env });
  return JSON.parse(stdout);
}

test.each([...ENTRIES.keys()])(
  '%s can be imported and required, and is a single module either way',
  async (entry) => {
    const specifier = `kreya-telemetry/${entry}`;
    const told = await runNode(
      `${entry}.mjs`,
      `import { createRequire } from 'node:module';
import * as imported from '${specifier}';
const required = createRequire(import.meta.url)('${specifier}');
const names = Object.keys(required).sort();
console.log(JSON.stringify({
  imported: Object.keys(imported).sort(),
  required: names,
  differing: names.filter((name) => imported[name] !== required[name]),
}));`,
    );
    const commonJs = await runNode(
      `${entry}.cjs`,
      `console.log(JSON.stringify(Object.keys(require('${specifier}')).sort()));`,
    );
    expect(commonJs).not.toEqual([]);
    expect(told).toEqual({ imported: commonJs, required: commonJs, differing: [] });
  },
);

test('bundlers get ES modules, and Node loads none of them', async () => {
  const manifest: { exports: Record<string, { module?: string }> } = JSON.parse(
    readFileSync(join(packed.folder, 'node_modules', 'kreya-telemetry', 'package.json'), 'utf8'),
  );
  for (const entry of ENTRIES.keys()) {
    const file = manifest.exports[`./${entry}`]?.module ?? '';
    const text = readFileSync(join(packed.folder, 'node_modules', 'kreya-telemetry', file), 'utf8');
    expect(text, entry).toMatch(/^export \{/m);
    expect(text, entry).not.toMatch(/\brequire\(/);
    // Webpack leaves it in CommonJS if it is told to leave `__dirname`.
    expect(text, entry).not.toMatch(/\bimport\.meta\b/);
  }
});

test('a program shares one catalogue between modules that it imports and modules that it requires', async () => {
  packed.write(
    'catalogue.cjs',
    `const { defineCatalogue, event, eventGroup, field, flag } = require('kreya-telemetry/catalogue');
exports.catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups: [eventGroup('Notes', { NoteCreated: event('A note was created.', '1.0', { pinned: field('Pinned.', flag) }) })],
});`,
  );
  const told = await runNode(
    'shared.mjs',
    `import { createNodeTelemetry } from 'kreya-telemetry/node';
import { catalogue } from './catalogue.cjs';
const telemetry = createNodeTelemetry({
  catalogue,
  version: '1.0.0',
  productName: 'Acme',
  folder: import.meta.dirname + '/user',
  endpoint: 'http://127.0.0.1:9',
  sends: false,
  warn() {},
});
telemetry.track('NoteCreated', { pinned: true });
console.log(JSON.stringify(telemetry.status().pending));`,
  );
  expect(told).toBe(1);
});

const PROGRAM = `
import { defineCatalogue, event, eventGroup, field, flag } from 'kreya-telemetry/catalogue';
import { createElectronTelemetry, type ElectronTelemetry } from 'kreya-telemetry/main';
import { createNodeTelemetry } from 'kreya-telemetry/node';
import { exposeTelemetry, type PageTelemetry } from 'kreya-telemetry/preload';
import { TelemetryNotice } from 'kreya-telemetry/renderer';
import { behindSentry } from 'kreya-telemetry/sentry';
import { createTestTelemetry } from 'kreya-telemetry/testing';

export const catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups: [eventGroup('Notes', { NoteCreated: event('A note was created.', '1.0', { pinned: field('Pinned.', flag) }) })],
});
const telemetry: ElectronTelemetry<typeof catalogue> = createElectronTelemetry({ catalogue });
telemetry.track('NoteCreated', { pinned: true });
// @ts-expect-error It is a flag.
telemetry.track('NoteCreated', { pinned: 'yes' });
// @ts-expect-error There is none.
telemetry.track('NoteDeleted');
export const ending = createElectronTelemetry({ catalogue, endpoint: process.env['ACME_ENDPOINT'], beforeEnd: () => ending.track('NoteCreated', { pinned: true }) });
createNodeTelemetry({ catalogue, version: '1.0.0', productName: 'Acme', fetch }).track('NoteCreated', { pinned: false });
export const inCommandLine = createNodeTelemetry({ catalogue, version: '1.0.0', productName: 'Acme' });
declare const page: PageTelemetry<typeof catalogue>;
void page.track('NoteCreated', { pinned: true });
exposeTelemetry();
const inTests: ElectronTelemetry<typeof catalogue> = createTestTelemetry({ catalogue });
console.log(inTests, TelemetryNotice, behindSentry(telemetry));
`;

const { resolve } = createRequire(join(folderOf('@arethetypeswrong/core'), 'package.json'));
/** The one that `arethetypeswrong` brings along. Unlike this repository's own, it still supports `node10`. */
const OLDER_COMPILER = resolve('typescript/lib/tsc.js');
/** The same as an API, which this repository's compiler does not have, either. */
const OLDER_COMPILER_API = resolve('typescript');

/** What a compiler reports for the same program, as CommonJS and as an ES module. */
async function compile(compiler: string, ...options: readonly string[]): Promise<string> {
  const files = [packed.write('types.cts', PROGRAM), packed.write('types.mts', PROGRAM)];
  const common =
    '--noEmit --declaration --strict --exactOptionalPropertyTypes --skipLibCheck --pretty false --target es2022 --types node'.split(
      ' ',
    );
  try {
    await run(process.execPath, [compiler, ...common, '--lib', 'es2022,dom', ...options, ...files]);
    return '';
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}

/** A code block of the published guide, by the file that it names. */
function blockOfGuide(name: string): string {
  const guide = readFileSync(
    join(packed.folder, 'node_modules', 'kreya-telemetry', 'docs', 'embedding.md'),
    'utf8',
  );
  return namedBlocks(guide).get(name) ?? '';
}

test("the guide's example test compiles and passes", async () => {
  const folder = 'tested';
  const files = ['catalogue.ts', 'notes.test.ts'].map((name) =>
    packed.write(join(folder, name), blockOfGuide(name)),
  );
  const options = [
    '--module',
    'node16',
    '--moduleResolution',
    'node16',
    '--target',
    'es2022',
    '--types',
    'node',
  ];
  packed.write(join(folder, 'package.json'), '{ "type": "module" }');
  await run(process.execPath, [OLDER_COMPILER, '--strict', '--skipLibCheck', ...options, ...files]);
  const { stdout } = await run(process.execPath, [join(packed.folder, folder, 'notes.test.js')]);
  expect(stdout).toMatch(/^# pass 1$/m);
  expect(stdout).toMatch(/^# fail 0$/m);
});

test('a Vitest test imports the main entry without Electron', async () => {
  const file = packed.write(
    'main.test.mjs',
    `import { createElectronTelemetry } from 'kreya-telemetry/main';
import { expect, test } from 'vitest';
test('it is there, and says what a test has in its place', () => {
  expect(() => createElectronTelemetry({})).toThrow("in a test, createTestTelemetry of 'kreya-telemetry/testing'");
});`,
  );
  symlinkSync(folderOf('vitest'), join(packed.folder, 'node_modules', 'vitest'), 'junction');
  const runner = join(folderOf('vitest'), 'vitest.mjs');
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: packed.folder, NO_COLOR: '1' };
  const { stdout } = await run(process.execPath, [runner, 'run', '--root', packed.folder, file], { env });
  expect(stdout).toMatch(/Tests\s+1 passed/);
});

test.each([
  ['node10', 'commonjs'],
  ['node16', 'node16'],
  ['bundler', 'esnext'],
])('%s finds its types', async (moduleResolution, module) => {
  const options = ['--moduleResolution', moduleResolution, '--module', module];
  expect(await compile(OLDER_COMPILER, ...options)).toBe('');
});

test('"are the types wrong?" reports nothing', async () => {
  const tarball = createPackageFromTarballData(readFileSync(packed.tarball));
  const result = await checkPackage(tarball);
  expect(result.types && result.problems).toEqual([]);
});

test("every type in an entry's exports can be imported from that entry", async () => {
  const script = join(PACKAGE, 'tools/testing/unexported-types.mjs');
  const types = [...ENTRIES].map(([entry, path]) => [
    entry,
    join(packed.folder, 'node_modules', 'kreya-telemetry', typesOf(path)),
  ]);
  const { stdout } = await run(process.execPath, [script, OLDER_COMPILER_API, JSON.stringify(types)]);
  expect(JSON.parse(stdout)).toEqual(Object.fromEntries([...ENTRIES.keys()].map((entry) => [entry, []])));
});

test('publint reports nothing', async () => {
  const { messages } = await publint({
    pkgDir: join(packed.folder, 'node_modules', 'kreya-telemetry'),
    pack: false,
    strict: true,
  });
  expect(messages).toEqual([]);
});

test('the guides are included: every link works, and the README matches the guide', () => {
  const folder = join(packed.folder, 'node_modules', 'kreya-telemetry');
  const files = ['README.md', ...readdirSync(join(folder, 'docs')).map((file) => join('docs', file))];
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const links = readFileSync(join(folder, file), 'utf8').matchAll(/\]\(([^)#\s]+)/g);
    for (const [, link = ''] of links) {
      if (!link.startsWith('https:'))
        expect(existsSync(join(folder, dirname(file), link)), `${file}: ${link}`).toBe(true);
    }
  }
  const guide = namedBlocks(readFileSync(join(folder, 'docs', 'embedding.md'), 'utf8'));
  const shown = namedBlocks(readFileSync(join(folder, 'README.md'), 'utf8'));
  expect(shown.size).toBeGreaterThan(0);
  for (const [name, text] of shown) expect(guide.get(name)).toBe(text);
});
