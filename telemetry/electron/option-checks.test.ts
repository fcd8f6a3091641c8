import { describe, expect, expectTypeOf, test } from 'vitest';
import type { Events } from '../catalogue/define.ts';
import { checkOptions } from '../core/check-options.ts';
import { catalogue } from '../core/testing/catalogue.ts';
import { createTestTelemetry, type TestTelemetryOptions } from '../memory/index.ts';
import { nodeChecks } from '../node/option-checks.ts';
import type { NodeTelemetryOptions } from '../node/options.ts';
import type { TelemetryNoticeProps } from '../react/index.tsx';
import { electronChecks } from './option-checks.ts';
import type { ElectronTelemetryOptions, PageSource } from './options.ts';

type Options = ElectronTelemetryOptions<Events> & NodeTelemetryOptions<Events>;

interface Row {
  readonly option: string;
  readonly value: unknown;
  readonly words: string;
}

/** A value that must not compile: one that does is an error here. */
function uncompiled<Name extends keyof Options, const Value>(
  option: Name,
  value: Value & (Value extends Options[Name] ? never : unknown),
  words: string,
): Row {
  return { option, value, words };
}

/** A value that compiles but is invalid. */
function unmeant<Name extends keyof Options>(option: Name, value: Options[Name], words: string): Row {
  return { option, value, words };
}

const FILE = { path: '/acme/config.json', read: () => ({}), update() {} };
const VALUES = () => ({});

const WRONG: readonly Row[] = [
  uncompiled('catalogue', undefined, 'must be what defineCatalogue of kreya-telemetry/catalogue returned.'),
  uncompiled('catalogue', null, 'must be what defineCatalogue'),
  uncompiled('catalogue', 'acme', 'must be what defineCatalogue'),
  uncompiled('catalogue', { catalogue }, 'must be what defineCatalogue'),
  uncompiled('catalogue', { namespace: 'acme', groups: [] }, 'must be what defineCatalogue'),
  unmeant('common', { edition: 'pro' }, "can't be so: common has no field edition; its fields: none."),
  uncompiled('consent', 'opt-in', "is 'opt-in'. Write 'optIn', to ask people first, or 'optOut'."),
  unmeant('privacyUrl', 'http://acme.example', 'people are only led to an https address.'),
  unmeant('locale', 'in French', "is 'in French', which is no BCP 47 tag. Write one such as 'fr'."),
  uncompiled('texts', { fr: { notice: { titel: 'x' } } }, 'has a mistake: '),
  uncompiled('optedOutBefore', 'no', 'must be true or false.'),
  uncompiled('endpoint', 4318, "must be a text such as 'https://telemetry.acme.example'."),
  uncompiled('endpoint', new URL('https://telemetry.acme.example'), 'must be a text'),
  uncompiled('endpoint', null, 'must be a text'),
  uncompiled('dsn', null, "must be a text such as 'https://0123abcd@errors.acme.example/42'."),
  uncompiled('dsn', false, 'must be a text'),
  uncompiled('waitMs', '5000', 'must be a number of milliseconds.'),
  uncompiled('waitMs', null, 'must be a number of milliseconds.'),
  unmeant('folder', 'acme', 'must be an absolute path, or null if there is nowhere to have a folder.'),
  unmeant('folder', '~/acme', 'must be an absolute path'),
  unmeant('folder', '', 'must be an absolute path'),
  uncompiled('folder', false, 'must be an absolute path'),
  unmeant('localFolder', 'acme', 'must be an absolute path.'),
  unmeant('localFolder', '/acme', 'give folder, too.'),
  uncompiled('localFolder', null, 'must be an absolute path.'),
  uncompiled('warn', 'stderr', 'must be a function that takes one line of text.'),
  uncompiled('warn', false, 'must be a function'),
  uncompiled('warn', console, 'must be a function'),
  uncompiled('settings', '/acme/config.json', 'must be what createSettingsFile or openSettingsFile'),
  uncompiled('settings', new Map(), 'must be what createSettingsFile or openSettingsFile'),
  uncompiled('settings', { ...FILE, read: undefined }, 'must be what createSettingsFile'),
  uncompiled('settings', { ...FILE, path: null }, 'must be what createSettingsFile'),
  uncompiled('errorContext', VALUES, 'must be an object of fields'),
  uncompiled('errorContext', { fields: {} }, 'must be an object of fields'),
  uncompiled('errorContext', { fields: {}, values: {} }, 'must be an object of fields'),
  uncompiled('errorContext', { fields: { edition: 'free' }, values: VALUES }, 'each made by field'),
  uncompiled('fingerprints', 'export', "must be a list of texts, such as ['export']."),
  uncompiled('fingerprints', [/export/], 'must be a list of texts'),
  uncompiled('fingerprints', new Set(['export']), 'must be a list of texts'),
  uncompiled('ownCode', { files: [] }, 'must be a function that returns what is found, or more.'),
  uncompiled('fetch', 'undici', 'must be a function like the standard fetch.'),
  uncompiled('fetch', { fetch }, 'must be a function like the standard fetch.'),
  uncompiled('version', 1.4, "must be a version such as '1.4.0'"),
  unmeant('version', 'v1.4.0', "must be a version such as '1.4.0'"),
  unmeant('version', '', 'must be a version'),
  unmeant('version', '1.4.0\r\nX: y', 'must be a version'),
  uncompiled('productName', undefined, "must be what people call the product, such as 'Acme'."),
  unmeant('productName', ' ', 'must be what people call the product'),
  uncompiled('commandLine', '--disable-telemetry', 'must be a list of texts, such as process.argv.slice(2).'),
  uncompiled('commandLine', [1], 'must be a list of texts'),
  uncompiled('sends', 'false', 'must be true or false.'),
  uncompiled('sends', 0, 'must be true or false.'),
  unmeant('notice', '', 'must be the text that is printed, or null.'),
  uncompiled('notice', false, 'must be the text that is printed, or null.'),
  unmeant('disableCommand', ' ', "must be a command such as 'acme telemetry off'"),
  uncompiled('disableCommand', ['acme', 'off'], 'must be a command'),
  uncompiled('unwritable', 'EACCES', 'must be true or false.'),
  uncompiled('nativeCrashes', 'false', 'must be true or false.'),
  uncompiled('endByError', () => {}, 'must be true or false.'),
  uncompiled('beforeEnd', 'AppClosed', 'must be a function.'),
  uncompiled('prepareSession', { mode: 'direct' }, 'must be a function that takes a session.'),
  uncompiled('pages', 'app://acme', "must be a list, such as [{ origin: 'app://acme' }]."),
  uncompiled('pages', { origin: 'app://acme' }, 'must be a list'),
  unmeant('pages', [], 'is empty, so that no page could speak to telemetry.'),
  uncompiled('pages', ['app://acme/'], "Write { origin: 'app://acme' }."),
  uncompiled('pages', ['file:///home/ada/acme/index.html'], "Write { origin: 'file://' }."),
  uncompiled('pages', ['acme'], "Write { origin: 'app://acme' }."),
  uncompiled('pages', [{ folder: 'out' }], 'without an origin'),
  uncompiled('pages', [null], 'without an origin'),
  unmeant('pages', [{ origin: 'app://acme/' }], "write { origin: 'app://acme' }."),
  unmeant('pages', [{ origin: 'file:///' }], "write { origin: 'file://' }."),
  unmeant(
    'pages',
    [{ origin: 'http://localhost:5173/index.html' }],
    "write { origin: 'http://localhost:5173' }.",
  ),
  unmeant('pages', [{ origin: 'http://LOCALHOST:80' }], "write { origin: 'http://localhost' }."),
  unmeant('pages', [{ origin: 'acme' }], 'which is no origin'),
  unmeant('pages', [{ origin: 'about:blank' }], 'which is no origin'),
  unmeant('pages', [{ origin: 'file://' }, { origin: '*' }], 'which is no origin'),
  uncompiled('pages', [{ origin: 'app://acme', folder: 7 }], "Write one such as 'out/renderer'."),
  unmeant('pages', [{ origin: 'app://acme', folder: '/opt/acme' }], "Write one such as 'out/renderer'."),
  unmeant('pages', [{ origin: 'app://acme', folder: './out' }], "Write one such as 'out/renderer'."),
  unmeant('pages', [{ origin: 'app://acme', folder: 'C:\\acme' }], "Write one such as 'out/renderer'."),
];

const RIGHT: readonly (readonly [option: keyof Options, value: unknown])[] = [
  // Whoever runs the program can correct these.
  ['endpoint', 'not a url'],
  ['endpoint', ''],
  ['dsn', 'not a dsn'],
  ['waitMs', Number.NaN],
  ['waitMs', -1],
  ['folder', null],
  ['folder', '/acme'],
  ['fingerprints', []],
  ['version', '1.4.0-beta.1+build.7'],
  ['settings', FILE],
  ['errorContext', { fields: {}, values: VALUES }],
  ['fetch', fetch],
  ['notice', null],
  ['pages', [{ origin: 'file://' }]],
  [
    'pages',
    [
      { origin: 'app://acme', folder: 'out/renderer' },
      { origin: 'http://localhost:5173', folder: '' },
    ],
  ],
  ['pages', [{ origin: 'https://acme.example', folder: undefined }]],
];

const LEAST = { catalogue, version: '1.0.0', productName: 'Acme' };
const { productName: _, ...LEAST_OF_APP } = LEAST;

const PROGRAMS = [
  { called: 'createElectronTelemetry', checks: electronChecks, least: LEAST_OF_APP },
  { called: 'createNodeTelemetry', checks: nodeChecks, least: LEAST },
];

describe.each(PROGRAMS)('$called', ({ called, checks, least }) => {
  const isOwn = ({ option }: { readonly option: string }) => Object.hasOwn(checks, option);
  const start = (options: unknown) => () => checkOptions(called, options, checks);

  test.each(WRONG.filter(isOwn))('refuses $option: $value', ({ option, value, words }) => {
    const options = { ...least, [option]: value };
    expect(start(options)).toThrow(words);
    expect(start(options)).toThrow(`${called} can't start: its option ${option} `);
  });

  test.each(RIGHT.filter(([option]) => isOwn({ option })))('accepts %s: %j', (option, value) => {
    expect(start({ ...least, [option]: value })).not.toThrow();
  });

  test('treats undefined options as missing', () => {
    const nothing = Object.fromEntries(Object.keys(checks).map((option) => [option, undefined]));
    expect(start({ ...nothing, ...least })).not.toThrow();
  });

  test('lists every option in this table', () => {
    const tried = new Set(WRONG.map(({ option }) => option));
    expect(Object.keys(checks).filter((option) => !tried.has(option))).toEqual([]);
  });

  test.each([undefined, null, 'acme', () => catalogue])(
    'requires an object of options, not %s',
    (options) => {
      expect(start(options)).toThrow(`call ${called}({ catalogue, … }).`);
    },
  );

  test.each([
    ['endPoint', 'Write endpoint.'],
    ['DSN', 'Write dsn.'],
    ['fingerprint', 'Write fingerprints.'],
    ['telemetryEndpoint', 'Write endpoint.'],
    [
      'apiKey',
      'It takes catalogue, common, consent, privacyUrl, locale, texts, optedOutBefore, endpoint, dsn, ',
    ],
  ])('names %s even without options', (name, words) => {
    expect(start({ ...least, [name]: undefined })).toThrow(`it has no option ${name}. ${words}`);
  });
});

test("checks the options in a program's tests, too", () => {
  // @ts-expect-error It has no such option.
  expect(() => createTestTelemetry({ catalogue, enable: false })).toThrow('Write enabled.');
  // @ts-expect-error It takes no text.
  expect(() => createTestTelemetry({ catalogue, enabled: 'no' })).toThrow('must be true or false.');
  expect(createTestTelemetry({ catalogue, enabled: undefined }).status().enabled).toBe(true);
});

/** The names of all optional options that do not accept `undefined`. */
type RefusingUndefined<Given> = {
  [Name in keyof Given]-?: Record<never, never> extends Pick<Given, Name>
    ? { [Same in Name]: undefined } extends Pick<Given, Name>
      ? never
      : Name
    : never;
}[keyof Given];

test('every optional option accepts undefined, as from an unset variable', () => {
  expectTypeOf<RefusingUndefined<{ readonly endpoint?: string }>>().toEqualTypeOf<'endpoint'>();
  expectTypeOf<RefusingUndefined<ElectronTelemetryOptions<Events>>>().toBeNever();
  expectTypeOf<RefusingUndefined<NodeTelemetryOptions<Events>>>().toBeNever();
  expectTypeOf<RefusingUndefined<TestTelemetryOptions<Events>>>().toBeNever();
  expectTypeOf<RefusingUndefined<TelemetryNoticeProps<typeof catalogue>>>().toBeNever();
  expectTypeOf<RefusingUndefined<PageSource>>().toBeNever();
});
