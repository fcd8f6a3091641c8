/** `npx kreya-telemetry` as used by somebody who installed the package. */
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

function filesIn(folder: string): readonly string[] {
  const files = readdirSync(join(packed.folder, folder), { recursive: true, encoding: 'utf8' });
  return files.map((file) => file.replaceAll('\\', '/')).sort();
}

test('npx finds it, and it writes the documents into a new folder', async () => {
  packed.write('catalogue.mjs', MODULES['named.mjs'] ?? '');
  const isWindows = process.platform === 'win32';
  const args = ['--offline', 'kreya-telemetry', 'docs', 'catalogue.mjs', '--out', 'written/docs'];
  const { code, printed, complained } = await run(isWindows ? 'npx.cmd' : 'npx', args, isWindows);
  expect(complained).toBe('');
  expect(code).toBe(0);
  expect(printed).toContain('EVENTS.md');
  expect(filesIn('written/docs')).toEqual(['EVENTS.md']);
  const page = readFileSync(join(packed.folder, 'written/docs/EVENTS.md'), 'utf8');
  expect(page).toContain('# The events that Acme collects');
  expect(page).toContain('acme.note_created');
});

test('writes the files of the receiving end into a folder of their own', async () => {
  packed.write('catalogue.mjs', MODULES['named.mjs'] ?? '');
  expect(await command('operating', 'catalogue.mjs')).toMatchObject({ code: 0, complained: '' });
  expect(filesIn('operating')).toEqual([
    'README.md',
    'answers.sql',
    'catalogue.json',
    'clickhouse.sql',
    'collector.yaml',
    'compose',
    'compose.yaml',
    'compose/clickhouse-users.xml',
    'compose/grafana-dashboards.yaml',
    'compose/grafana-data-source.yaml',
    'compose/nginx.conf.template',
    'examples.sql',
    'grafana',
    'grafana/alerts.yaml',
    'grafana/dashboard.json',
    'kubernetes',
    'kubernetes/clickhouse.yaml',
    'kubernetes/collector.yaml',
    'kubernetes/grafana.yaml',
    'kubernetes/ingress.yaml',
    'nightly.sql',
    'on-request.sql',
    'proof.sql',
    'weaver',
    'weaver/manifest.yaml',
    'weaver/registry.yaml',
    'weekly.sql',
  ]);
  const page = readFileSync(join(packed.folder, 'operating/README.md'), 'utf8');
  expect(page).toMatch(/`npx kreya-telemetry operating`\s+generates\s+this\s+folder/);
  for (const [, link = ''] of page.matchAll(/\]\(([^)]+)\)/g))
    expect(existsSync(join(packed.folder, 'operating', link)), link).toBe(true);
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

test.each([
  ['docs', 'EVENTS.md', []],
  ['operating', 'examples.sql', ['collector.yaml']],
])(
  '%s --check says what is current, out of date and missing, and writes nothing',
  async (name, edited, removed) => {
    packed.write('checked.mjs', MODULES['named.mjs'] ?? '');
    const folder = `checked-${name}`;
    const args = [name, 'checked.mjs', '--out', folder];
    expect(await command(...args, '--check')).toMatchObject({
      code: 1,
      complained: expect.stringContaining(`${edited} is out of date`),
    });
    expect(existsSync(join(packed.folder, folder))).toBe(false);

    await command(...args);
    expect(await command(...args, '--check')).toMatchObject({
      code: 0,
      printed: `Everything in ${folder} is current.\n`,
      complained: '',
    });

    const file = join(packed.folder, folder, edited);
    appendFileSync(file, 'Edited by hand.\n');
    for (const one of removed) rmSync(join(packed.folder, folder, one));
    const { code, complained } = await command(...args, '--check');
    expect(code).toBe(1);
    expect([...complained.matchAll(/[\w.]+(?= is out of date)/g)].flat().sort()).toEqual(
      [edited, ...removed].sort(),
    );
    expect(readFileSync(file, 'utf8')).toContain('Edited by hand.');
  },
);

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
  ['another command', null, '', ['build'], /there is no command build\. The commands are: docs, operating/],
  [
    "the other command's option",
    null,
    '',
    ['docs', 'a.mjs', '--funnel', 'A.b'],
    /docs has no --funnel\. It is an option of: kreya-telemetry operating/,
  ],
  [
    'a funnel that is none',
    'ok.mjs',
    MODULES['named.mjs'] ?? '',
    ['operating', 'ok.mjs', '--funnel', 'NoteCreated.pinned'],
    /the catalogue has no field NoteCreated\.pinned/,
  ],
  ['an unknown option', null, '', ['docs', 'a.mjs', '--output', 'x'], /--output.*kreya-telemetry --help/],
  ['nothing', null, '', [], /^kreya-telemetry <command> <module>/],
])('%s exits with 2 and one sentence', async (_, file, text, args, says) => {
  if (file !== null) packed.write(file, text);
  const { code, printed, complained } = await command(...args);
  expect(code).toBe(2);
  expect(printed).toBe('');
  expect(complained).toMatch(says);
  expect(complained).not.toMatch(/\n\s+at /);
});

test('prints --help and --version', async () => {
  const help = (...args: readonly string[]) => command(...args, '--help');
  expect(await help()).toMatchObject({ code: 0, printed: expect.stringMatching(/^docs .*\noperating /m) });
  expect(await help('docs')).toMatchObject({ code: 0, printed: expect.stringContaining('--privacy <url>') });
  expect(await help('operating')).toMatchObject({
    code: 0,
    printed: expect.stringContaining('--funnel <field>'),
  });
  expect(await command('--version')).toEqual({ code: 0, printed: `${source.version}\n`, complained: '' });
});
