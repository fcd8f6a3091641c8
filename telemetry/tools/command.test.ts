/** `npx kreya-telemetry docs` as used by somebody who installed the package. */
import { execFile } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import source from '../package.json' with { type: 'json' };
import { BIN } from './manifest.ts';
import { installPacked, type Packed } from './testing/install-packed.ts';

let packed: Packed;

beforeAll(async () => {
  packed = await installPacked();
});

afterAll(() => packed.remove());

interface Ended {
  readonly code: number;
  readonly printed: string;
  readonly complained: string;
}

function run(executable: string, args: readonly string[], shell = false): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(executable, args, { cwd: packed.folder, shell }, (error, stdout, stderr) => {
      const code = error === null ? 0 : Number(error.code ?? -1);
      resolve({ code, printed: stdout, complained: stderr });
    });
  });
}

const command = (...args: readonly string[]) =>
  run(process.execPath, [join('node_modules', 'kreya-telemetry', BIN), ...args]);

const body = `({
  namespace: 'acme',
  since: '1.0',
  groups: [eventGroup('Notes', { NoteCreated: event('A note was created.', '1.0', { pinned: field('Pinned.', flag) }) })],
})`;
const names = '{ defineCatalogue, event, eventGroup, field, flag }';
const IMPORT = `import ${names} from 'kreya-telemetry/catalogue';\n`;
const REQUIRE = `const ${names} = require('kreya-telemetry/catalogue');\n`;

const MODULES: Readonly<Record<string, string>> = {
  'named.mjs': `${IMPORT}export const catalogue = defineCatalogue${body};`,
  'default.mjs': `${IMPORT}export default defineCatalogue${body};`,
  'named.cjs': `${REQUIRE}module.exports = { catalogue: defineCatalogue${body} };`,
  'whole.cjs': `${REQUIRE}module.exports = defineCatalogue${body};`,
  'transpiled.cjs': `${REQUIRE}Object.defineProperty(exports, '__esModule', { value: true }); exports.default = defineCatalogue${body};`,
};

test('npx finds it, and it writes all documents into a new folder', async () => {
  packed.write('catalogue.mjs', MODULES['named.mjs'] ?? '');
  const isWindows = process.platform === 'win32';
  const args = ['--offline', 'kreya-telemetry', 'docs', 'catalogue.mjs', '--out', 'written/docs'];
  const { code, printed, complained } = await run(isWindows ? 'npx.cmd' : 'npx', args, isWindows);
  expect(complained).toBe('');
  expect(code).toBe(0);
  expect(printed).toContain('EVENTS.md');
  const files = readdirSync(join(packed.folder, 'written/docs'), { recursive: true, encoding: 'utf8' });
  expect(files.map((file) => file.replaceAll('\\', '/')).sort()).toEqual([
    'EVENTS.md',
    'operating',
    'operating/README.md',
    'operating/answers.sql',
    'operating/catalogue.json',
    'operating/clickhouse.sql',
    'operating/collector.yaml',
    'operating/grafana',
    'operating/grafana/alerts.yaml',
    'operating/grafana/dashboard.json',
    'operating/queries.sql',
  ]);
  const page = readFileSync(join(packed.folder, 'written/docs/EVENTS.md'), 'utf8');
  expect(page).toContain('# The events that Acme collects');
  expect(page).toContain('acme.note_created');
});

test.each(Object.entries(MODULES))('finds the catalogue in %s', async (file, text) => {
  packed.write(file, text);
  const out = `from-${file}`;
  expect(await command('docs', file, '--out', out, '--product', 'Acme Notes')).toMatchObject({
    code: 0,
    complained: '',
  });
  expect(readFileSync(join(packed.folder, out, 'EVENTS.md'), 'utf8')).toContain('that Acme Notes collects');
});

test('loads TypeScript where Node can, and says what to do elsewhere', async () => {
  packed.write('typed.mts', `${IMPORT}export const catalogue = defineCatalogue${body} as const;`);
  const { code, complained } = await command('docs', 'typed.mts', '--out', 'typed');
  const strips = typeof Reflect.get(process.features, 'typescript') === 'string';
  expect(code).toBe(strips ? 0 : 2);
  expect(complained).toMatch(strips ? /^/ : /^kreya-telemetry: typed\.mts is TypeScript.*compiled module/);
});

test('--export names the catalogue to use', async () => {
  packed.write('other.mjs', `${IMPORT}export const events = defineCatalogue${body};\nexport const one = 1;`);
  expect(await command('docs', 'other.mjs')).toMatchObject({
    code: 2,
    complained: 'kreya-telemetry: other.mjs exports a catalogue as events. Add: --export events\n',
  });
  expect(await command('docs', 'other.mjs', '--export', 'events', '--out', 'other')).toMatchObject({
    code: 0,
  });
  expect(await command('docs', 'other.mjs', '--export', 'one')).toMatchObject({
    code: 2,
    complained: expect.stringMatching(/other\.mjs exports one, which is not a catalogue\. Make one with/),
  });
});

test('--check says what is current, out of date and missing, and writes nothing', async () => {
  packed.write('checked.mjs', MODULES['named.mjs'] ?? '');
  const args = ['docs', 'checked.mjs', '--out', 'checked'];
  expect(await command(...args, '--check')).toMatchObject({
    code: 1,
    complained: expect.stringMatching(/EVENTS\.md is out of date/),
  });
  expect(existsSync(join(packed.folder, 'checked'))).toBe(false);

  await command(...args);
  expect(await command(...args, '--check')).toMatchObject({
    code: 0,
    printed: 'All 9 documents in checked are current.\n',
    complained: '',
  });

  const page = join(packed.folder, 'checked', 'EVENTS.md');
  appendFileSync(page, 'Edited by hand.\n');
  rmSync(join(packed.folder, 'checked', 'operating', 'queries.sql'));
  const { code, complained } = await command(...args, '--check');
  expect(code).toBe(1);
  expect([...complained.matchAll(/[\w.]+(?= is out of date)/g)].flat()).toEqual(['EVENTS.md', 'queries.sql']);
  expect(readFileSync(page, 'utf8')).toContain('Edited by hand.');
});

test('a module that keeps the process busy does not delay the command', async () => {
  packed.write('busy.mjs', `${MODULES['named.mjs']}\nsetInterval(() => {}, 1000);`);
  expect(await command('docs', 'busy.mjs', '--out', 'busy')).toMatchObject({ code: 0 });
});

const refused = body.replace("'acme'", "'Acme!'");
const hostile = `export const catalogue = { namespace: 'acme', events: {}, common: {}, resource: [], groups: [{ title: 'Notes', events: {
  NoteCreated: { description: 'x', since: '1.0', fields: { title: { description: 'x', kind: { kind: 'text' } } } } } }] };`;

test.each<[what: string, file: string | null, text: string, args: readonly string[], says: RegExp]>([
  ['a missing file', null, '', ['docs', 'nowhere.mjs'], /There is no file nowhere\.mjs\./],
  [
    'no catalogue',
    'none.mjs',
    'export const a = 1;',
    ['docs', 'none.mjs'],
    /exports no catalogue or a default\. Export what defineCatalogue/,
  ],
  [
    'an export that is missing',
    'none.mjs',
    'export const a = 1;',
    ['docs', 'none.mjs', '--export', 'b'],
    /none\.mjs exports no b\./,
  ],
  [
    'a refused catalogue',
    'refused.mjs',
    `${IMPORT}export const catalogue = defineCatalogue${refused};`,
    ['docs', 'refused.mjs'],
    /The catalogue can't be used: its namespace must be lower-case/,
  ],
  [
    'one made by hand, with text',
    'hostile.mjs',
    hostile,
    ['docs', 'hostile.mjs'],
    /NoteCreated\.title is of a kind that does not exist/,
  ],
  [
    'a syntax error',
    'broken.mjs',
    'export const = 1;',
    ['docs', 'broken.mjs'],
    /broken\.mjs can't be loaded\./,
  ],
  [
    'an import that is missing',
    'lost.mjs',
    "import 'no-such-package';",
    ['docs', 'lost.mjs'],
    /lost\.mjs can't be loaded\..*no-such-package/,
  ],
  [
    'a folder that can not be',
    'ok.mjs',
    MODULES['named.mjs'] ?? '',
    ['docs', 'ok.mjs', '--out', 'ok.mjs'],
    /can't be read or written\./,
  ],
  ['no module', null, '', ['docs'], /name the module that exports your catalogue/],
  ['two modules', null, '', ['docs', 'a.mjs', 'b.mjs'], /one module is enough: a\.mjs\. What is b\.mjs\?/],
  ['another command', null, '', ['build'], /there is no command build\. The only command is: docs/],
  ['an unknown option', null, '', ['docs', 'a.mjs', '--output', 'x'], /--output.*kreya-telemetry --help/],
  ['nothing', null, '', [], /^kreya-telemetry docs <module>/],
])('%s exits with 2 and one sentence', async (_, file, text, args, says) => {
  if (file !== null) packed.write(file, text);
  const { code, printed, complained } = await command(...args);
  expect(code).toBe(2);
  expect(printed).toBe('');
  expect(complained).toMatch(says);
  expect(complained).not.toMatch(/\n\s+at /);
});

test('prints --help and --version', async () => {
  expect(await command('--help')).toMatchObject({
    code: 0,
    printed: expect.stringMatching(/--product <name>/),
  });
  expect(await command('docs', '--help')).toMatchObject({ code: 0 });
  expect(await command('--version')).toEqual({ code: 0, printed: `${source.version}\n`, complained: '' });
});
