/**
 * The package as used by a third party: telemetry/docs/embedding.md, word for word, with the packed library
 * and nothing else.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, request as forward } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createPackage } from '@electron/asar';
import type { Page } from '@playwright/test';
import { SentryCli } from '@sentry/cli';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { expect, namesAt, test } from './acme.ts';
import { commandFor, waitForSilence } from './kreya.ts';
import {
  compile,
  filesIn,
  runApp,
  type Scratch,
  withCommonJs,
  withMore,
  withReact,
  withSentry,
} from './scratch.ts';

const run = promisify(execFile);

const ROOT = join(import.meta.dirname, '..');

const BAD_CATALOGUES = `
import { defineCatalogue, event, eventGroup, field, flag, oneOf } from 'kreya-telemetry/catalogue';
const define = (fields: Parameters<typeof event>[2], namespace = 'acme') => defineCatalogue({
  namespace, since: '1.0', groups: [eventGroup('Notes', { NoteCreated: event('A note was created.', '1.0', fields) })],
});
export const text = () => define({ title: field('Its title.', { kind: 'text' }) });
export const twice = () => defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups: [
    eventGroup('Notes', { NoteCreated: event('A note was created.', '1.0') }),
    eventGroup('Pins', { NoteCreated: event('A note was created.', '1.0') }),
  ],
});
export const shared = () => defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  common: { pinned: field('Whether notes are pinned.', flag) },
  groups: [
    eventGroup('Notes', {
      NoteCreated: event('A note was created.', '1.0', { pinned: field('Whether it is pinned.', flag) }),
    }),
  ],
});
export const sampled = () => defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups: [eventGroup('Notes', { NoteScrolled: event('A note was scrolled.', '1.0', {}, { sampling: 0.1 }) })],
});
export const reserved = () => define({ owner: field('Its owner.', flag, { attribute: 'user.name' }) });
export const namespace = () => define({ pinned: field('Whether it is pinned.', flag) }, 'Acme Notes');
export const open = (title: string) => oneOf(title);
`;

// They share what was installed, which takes longer than each test.
test.describe.configure({ mode: 'default' });

/** Imports from anything but neighbouring files. */
const IMPORTED = /(?:^import\b[^"';]*|^export [*{][^"';]*|\b(?:require|import)\()["']([^."'][^"']*)["']/gm;

/** What a page is told when it asks for telemetry's status. */
const askStatus = (page: Page): Promise<string> =>
  page.evaluate(() =>
    Reflect.get(globalThis, 'telemetry')
      .status()
      .then(
        () => 'told',
        (error: Error) => error.message,
      ),
  );

test('what the guide shows compiles, and an invalid event does not', async ({ scratch: { folder } }) => {
  expect(await compile(folder, 'tsconfig.json', '--skipLibCheck', 'false')).toBe('');

  const wrong = JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8'));
  writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ ...wrong, exclude: [] }));
  const complaints = (await compile(folder, 'wrong.json', '--noEmit'))
    .split('\n')
    .filter((line) => /^\S+\(\d+/.test(line));
  const expected = readFileSync(join(folder, 'wrong.ts'), 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.includes(' // ') ? [[index + 1, line.split(' // ')[1]] as const] : []));
  expect(expected).toHaveLength(4);
  expect(complaints).toHaveLength(4);
  for (const [index, [line, words]] of expected.entries()) {
    expect(complaints[index]).toContain(`wrong.ts(${line},`);
    expect(complaints[index]).toContain(words);
  }
});

test('a catalogue that is ambiguous or could hold text is refused by the compiler and when it is defined', async ({
  scratch: { folder },
}) => {
  writeFileSync(join(folder, 'bad.ts'), BAD_CATALOGUES);
  const { compilerOptions } = JSON.parse(readFileSync(join(folder, 'tsconfig.json'), 'utf8'));
  const outDir = join(folder, 'bad');
  writeFileSync(
    join(folder, 'bad.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, outDir }, files: ['bad.ts'] }),
  );
  const complaints = await compile(folder, 'bad.json');
  for (const words of [
    `'"text"' is not assignable to type '"flag" | "oneOf" | "version" | "wholeNumber"'`,
    'There are two events NoteCreated. Rename one.',
    'An event has a field pinned, too. Rename one.',
    "Type 'number' is not assignable to type 'Sampling'",
    "The attribute user.name is reserved. Leave it out, and one is made of the field's name.",
    'Each value has to be written out here: text that is only known later could be personal.',
  ]) {
    expect(complaints).toContain(words);
  }

  const guide = readFileSync(join(ROOT, 'telemetry', 'docs', 'embedding.md'), 'utf8');
  const promised = Array.from(
    guide.slice(guide.indexOf("### What a catalogue can't be")).matchAll(/ \| `(.*)` \|$/gm),
    ([, error = '']) => error,
  );
  const script = `import * as bad from ${JSON.stringify(join(outDir, 'bad.js'))};
for (const define of [bad.text, bad.twice, bad.shared, bad.sampled, bad.reserved, bad.namespace]) {
  try { define(); console.log('accepted'); } catch (error) { console.log(error.message); }
}`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
  expect(stdout.trim().split('\n')).toEqual(promised.map((error) => `The catalogue can't be used: ${error}`));
});

test('a third-party app survives an unexpected header and status', async ({ launch }) => {
  const receiver = await startReceiver({
    answer: (_, index) => [{ status: 503, headers: { 'X-Served-By': 'M\xfcnchen' } }, { status: 999 }][index],
  });
  const acme = await launch({ ACME_TELEMETRY_ENDPOINT: receiver.url, ACME_TELEMETRY_DSN: '' });
  await acme.window.getByRole('button', { name: 'Export notes' }).click();
  await expect.poll(() => namesAt(receiver).toSorted()).toEqual(['acme.note_created', 'acme.notes_exported']);
  await acme.quit();
  await receiver.close();
});

test('a third-party app records, toggles and delivers, under its own name only', async ({
  launch,
  receiver,
  profile,
}) => {
  const acme = await launch();
  const { window } = acme;
  await expect(window.getByText('Acme counts which features are used')).toBeVisible();
  await window.getByRole('button', { name: 'Export notes' }).click();
  await expect.poll(() => namesAt(receiver).toSorted()).toEqual(['acme.note_created', 'acme.notes_exported']);

  const toggle = window.getByRole('checkbox', { name: 'Usage telemetry' });
  await toggle.click();
  await expect(toggle).not.toBeChecked();
  await expect.poll(() => namesAt(receiver)).toContain('acme.telemetry_disabled');
  await window.getByRole('button', { name: 'Export notes' }).click();
  await waitForSilence(receiver);

  await toggle.click();
  await expect(toggle).toBeChecked();
  await window.getByRole('button', { name: 'Export notes' }).click();
  await acme.quit();
  expect(namesAt(receiver)).toEqual([
    'acme.note_created',
    'acme.notes_exported',
    'acme.telemetry_disabled',
    'acme.telemetry_enabled',
    'acme.notes_exported',
  ]);

  for (const { url, headers, body } of receiver.requests) {
    expect(`${url} ${JSON.stringify(headers)} ${body}`).not.toMatch(/kreya/i);
    expect(headers['user-agent']).toBe('acme-telemetry/1.0.0');
  }
  const own = filesIn(join(profile, 'Acme')).filter(({ path }) => /^telemetry|^acme/.test(path));
  expect(own.map(({ path }) => path)).toContain('telemetry.json');
  expect(own.length).toBeGreaterThan(3);
  for (const { path, text } of own) expect(`${path} ${text}`).not.toMatch(/kreya/i);
  for (const { path } of filesIn(profile)) expect(path).not.toMatch(/kreya/i);
});

test('an app whose main process is CommonJS records, delivers and tracks its errors', async ({
  scratch,
  launch,
  receiver,
}) => {
  const acme = await launch({}, withCommonJs(scratch));
  await expect(acme.window.getByText('Acme counts which features are used')).toBeVisible();
  await acme.window.getByRole('button', { name: 'Export notes' }).click();
  await expect
    .poll(() => namesAt(receiver).toSorted())
    .toEqual(['acme.note_created', 'acme.notes_exported', 'acme.telemetry_error_reported']);
  await expect.poll(() => receiver.errors.length).toBe(1);
  expect(JSON.stringify(receiver.errors[0]?.payload)).toContain('"filename":"app:///main.js"');
  await acme.quit();
});

const MISTAKEN_MAIN = `'use strict';
const { app, BrowserWindow } = require('electron');
const { defineCatalogue, event, eventGroup } = require('kreya-telemetry/catalogue');
const { createElectronTelemetry } = require('kreya-telemetry/main');

const catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  groups: [eventGroup('Notes', { NoteCreated: event('A note was created.', '1.0') })],
});
const listeners = () => process.listenerCount('unhandledRejection') + app.listenerCount('before-quit');
const refusals = [];
const warnings = [];
let telemetry;
function start(options) {
  const before = listeners();
  try {
    telemetry = createElectronTelemetry({ catalogue, warn: (message) => warnings.push(message), ...options });
  } catch (error) {
    refusals.push(error.message, listeners() - before);
  }
}
start({ pages: ['app://acme/'] });
start({ endPoint: 'https://telemetry.acme.example' });
const { getVersion } = app;
app.getVersion = () => { throw new Error('Half-way.'); };
start({});
app.getVersion = getVersion;
start({ common: { edition: 'pro' } });
start({ locale: 'in French' });
start({ texts: { fr: { notice: { title: '{produit}' } } } });
const nothing = ['localFolder', 'waitMs', 'folder', 'settings', 'errorContext', 'fingerprints', 'ownCode', 'fetch', 'version',
  'unwritable', 'pages', 'nativeCrashes', 'endByError', 'beforeEnd', 'prepareSession'].map((name) => [name, undefined]);
start({ ...Object.fromEntries(nothing), endpoint: 'not a url', dsn: 'nor this' });
start({});
app.whenReady().then(async () => {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { preload: telemetry.preloadPath, contextIsolation: false },
  });
  const preload = new Promise((resolve) =>
    window.webContents.once('preload-error', (_, path, error) => resolve(error.message)),
  );
  window.loadURL('data:text/html,Acme');
  console.log(JSON.stringify({ refusals, warnings, preload: await preload }));
  app.quit();
});
`;

test('a developer who forgot the preload is told why nothing arrives', async ({ scratch }) => {
  const folder = withCommonJs(scratch);
  writeFileSync(
    join(folder, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
const { defineCatalogue, event, eventGroup } = require('kreya-telemetry/catalogue');
const { createElectronTelemetry } = require('kreya-telemetry/main');
const notes = eventGroup('Notes', { NoteCreated: event('A note was created.', '1.0') });
const catalogue = defineCatalogue({ namespace: 'acme', since: '1.0', groups: [notes] });
const telemetry = createElectronTelemetry({
  catalogue,
  warn(line) {
    console.log(JSON.stringify(line));
    app.quit();
  },
});
app.whenReady().then(() => {
  new BrowserWindow({ show: false }).loadURL('data:text/html,');
  telemetry.track('NoteCreated');
});`,
  );
  const told = await runApp(folder, { ACME_TELEMETRY_ENDPOINT: 'http://127.0.0.1:9' });
  expect(told).toMatch(
    /^Events wait, since no page has asked telemetry anything\. Does its window have the preload/,
  );
});

test('tells developers what to write when an option is wrong, before attaching anything', async ({
  scratch,
}) => {
  const folder = withCommonJs(scratch);
  writeFileSync(join(folder, 'main.js'), MISTAKEN_MAIN);
  expect(await runApp(folder)).toEqual({
    refusals: [
      expect.stringContaining("has a text. Write { origin: 'app://acme' }."),
      0,
      expect.stringContaining('it has no option endPoint. Write endpoint.'),
      0,
      'Half-way.',
      0,
      expect.stringContaining('common has no field edition; its fields: none.'),
      0,
      expect.stringContaining(
        "its option locale is 'in French', which is no BCP 47 tag. Write one such as 'fr'.",
      ),
      0,
      expect.stringContaining('its option texts has a mistake: fr.notice.title has {produit}'),
      0,
      expect.stringContaining('was called before in this process'),
      0,
    ],
    warnings: expect.arrayContaining([
      expect.stringContaining('The option endpoint is not a valid receiver address'),
      expect.stringContaining('The option dsn is not a Sentry DSN'),
    ]),
    preload: expect.stringContaining('the window needs contextIsolation: true'),
  });
});

/** The folder of a CommonJS app with these additional options, as lines of JavaScript. */
function withOptions(scratch: Scratch, options: string): string {
  const folder = withCommonJs(scratch);
  const main = join(folder, 'main.js');
  const source = readFileSync(main, 'utf8');
  writeFileSync(main, source.replace('createElectronTelemetry({ catalogue', `$&, ${options}`));
  return folder;
}

test('sends through the proxy that the app has set for its session', async ({
  scratch,
  launch,
  receiver,
}) => {
  const asked: (string | undefined)[] = [];
  const proxy = createServer((request, response) => {
    asked.push(request.url);
    const { pathname } = new URL(request.url ?? '');
    const { method, headers } = request;
    request.pipe(
      forward(`${receiver.url}${pathname}`, { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      }),
    );
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const address = proxy.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const folder = withOptions(
    scratch,
    `warn(message) { globalThis.warned = message; },
    async prepareSession(own) {
      if (!globalThis.warned) throw new Error('No proxy yet.');
      await own.setProxy({ proxyRules: 'http://127.0.0.1:${port}' });
    }`,
  );
  const acme = await launch(
    { ACME_TELEMETRY_ENDPOINT: 'http://telemetry.acme.example', ACME_TELEMETRY_DSN: '' },
    folder,
  );
  await expect
    .poll(() => acme.app.evaluate(() => Reflect.get(globalThis, 'warned')))
    .toBe('prepareSession threw an error, and nothing is sent until it succeeds. No proxy yet.');
  await acme.window.evaluate(() => Reflect.get(globalThis, 'telemetry').sendNow());
  await expect.poll(() => namesAt(receiver)).toEqual(['acme.note_created']);
  expect(asked).toContain('http://telemetry.acme.example/v1/logs');
  await acme.quit();
  proxy.close();
});

test("sends with the app's own fetch", async ({ scratch, launch, receiver }) => {
  const folder = withOptions(
    scratch,
    `fetch(url, init) {
      globalThis.asked = (globalThis.asked ?? 0) + 1;
      return require('electron').session.fromPartition('acme').fetch(url, init);
    }`,
  );
  const acme = await launch({ ACME_TELEMETRY_DSN: '' }, folder);
  await expect.poll(() => namesAt(receiver)).toEqual(['acme.note_created']);
  expect(await acme.app.evaluate(() => Reflect.get(globalThis, 'asked'))).toBe(1);
  expect(receiver.requests[0]?.headers['user-agent']).toBe('acme-telemetry/1.0.0');
  await acme.quit();
});

test('its own variable locks it off, and nothing is left behind', async ({ launch, receiver, profile }) => {
  const acme = await launch({ ACME_DISABLETELEMETRY: 'true' });
  const toggle = acme.window.getByRole('checkbox', { name: 'Usage telemetry' });
  await expect(toggle).not.toBeChecked();
  await expect(toggle).toBeDisabled();
  await acme.window.getByRole('button', { name: 'Export notes' }).click();
  const status = await acme.window.evaluate(() => Reflect.get(window, 'telemetry').status());
  expect(status).toMatchObject({
    locked: true,
    disabledByName: 'ACME_DISABLETELEMETRY',
    installationId: null,
  });
  await acme.quit();
  expect(receiver.requests).toEqual([]);
  expect(existsSync(join(profile, 'Acme', 'telemetry'))).toBe(false);
  for (const name of ['telemetry.json', 'telemetry.lock', 'Crashpad']) {
    expect(existsSync(join(profile, 'Acme', name)), name).toBe(false);
  }
});

/** The end of a shell command that starts the app. Tests do not read the app's standard error. */
const BROKEN_STDERR: Readonly<Record<string, string>> = {
  closed: '"$@" 2>&-',
  'a pipe whose reader left': 'mkfifo "$PIPE"; exec 3<>"$PIPE" 4>"$PIPE" 3<&-; "$@" 2>&4',
  ...(process.platform === 'linux' ? { 'on a full disk': '"$@" 2>/dev/full' } : {}),
};

for (const [what, command] of Object.entries(BROKEN_STDERR)) {
  test(`standard error is ${what}: it warns, does its work and exits with 0`, async ({
    scratch,
    environment,
    profile,
    receiver,
  }) => {
    test.skip(process.platform === 'win32', 'a shell of Windows can not do that');
    const folder = withMore(
      scratch,
      `
import { app as thisApp } from 'electron';
Promise.reject(new Error('This goes to standard error.'));
telemetry.track('NoSuchEvent', {});
const looking = setInterval(() => {
  if (telemetry.isNoticeDue()) return;
  clearInterval(looking);
  telemetry.track('NotesExported', { count: 3 });
  process.stdout.write(String(process.stderr.listenerCount('error')));
  thisApp.quit();
}, 50);`,
    );
    const { executablePath, args } = commandFor([], folder);
    // This variable causes a warning, too, at the very beginning.
    const env = { ...environment, PIPE: join(profile, 'pipe'), ACME_TELEMETRY_DSN: 'nonsense' };
    const child = spawn('sh', ['-c', command, 'sh', executablePath, ...args], {
      env,
      cwd: tmpdir(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const ended = once(child, 'exit');
    // A dialog of Electron's would stay until somebody closes it.
    const stdout = await text(child.stdout);
    expect(await ended).toEqual([0, null]);
    // What the app does with its own stream is the app's business.
    expect(stdout).toBe('0');
    expect(namesAt(receiver)).toContain('acme.notes_exported');
  });
}

test('a last event that throws does not keep an app from quitting', async ({ scratch, environment }) => {
  const folder = withMore(
    scratch,
    `
import { app as thisApp } from 'electron';
setTimeout(() => thisApp.quit(), 200);`,
  );
  const main = join(folder, 'dist', 'main.js');
  const throwing = `createElectronTelemetry({ beforeEnd() { throw new RangeError('Invalid array length'); },`;
  writeFileSync(main, readFileSync(main, 'utf8').replace('createElectronTelemetry({', throwing));
  const { executablePath, args } = commandFor([], folder);
  const child = spawn(executablePath, args, {
    env: environment,
    cwd: tmpdir(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  expect(await text(child.stderr)).toContain('acme: beforeEnd threw an error');
  expect(await ended).toEqual([0, null]);
});

test("Kreya's own variables mean nothing to it", async ({ launch, receiver }) => {
  await launch({ KREYA_DISABLETELEMETRY: 'true', KREYA_TELEMETRY_ENDPOINT: 'http://127.0.0.1:9' });
  await expect.poll(() => namesAt(receiver)).toEqual(['acme.note_created']);
});

test('its errors are tracked, reduced to what is on a list, and it continues', async ({
  scratch,
  launch,
  receiver,
}) => {
  const folder = withMore(
    scratch,
    `// An app that looks after its own exceptions; without it, Electron would tell the person.
process.on('uncaughtException', () => {});
setTimeout(() => { throw new RangeError('Invalid array length'); }, 200);
setTimeout(() => Promise.reject(new Error("ENOENT: no such file or directory, open '/home/ada/secret.txt'")), 400);`,
  );
  const acme = await launch({}, folder);
  await expect.poll(() => receiver.errors.length).toBe(2);
  const reports = receiver.requests
    .filter(({ url }) => url.includes('envelope'))
    .map(({ body }) => JSON.parse(String(body).split('\n')[2] ?? ''))
    .sort((a, b) => a.timestamp - b.timestamp);
  expect(reports.map(({ exception }) => exception.values[0])).toMatchObject([
    { type: 'RangeError', value: 'Invalid array length', mechanism: { type: 'uncaughtException' } },
    { value: "ENOENT: no such file or directory, open '<path>'", mechanism: { type: 'unhandledRejection' } },
  ]);
  for (const report of reports) {
    expect(report).toMatchObject({ release: 'acme@1.0.0', sdk: { name: 'acme-telemetry' } });
    expect(report.tags).toMatchObject({ process: 'main', 'acme.os_name': expect.any(String) });
    expect(report.exception.values[0].stacktrace.frames).toContainEqual(
      expect.objectContaining({ filename: 'app:///dist/main.js', in_app: true }),
    );
    expect(JSON.stringify(report)).not.toMatch(/home|secret|kreya/i);
  }
  await expect(acme.window.getByRole('button', { name: 'Export notes' })).toBeVisible();
});

test("behind Sentry's SDK, errors of main and of a page arrive reduced, with their places", async ({
  scratch,
  launch,
  receiver,
  profile,
}) => {
  const acme = await launch({}, await withSentry(scratch));
  await expect.poll(() => receiver.errors.length).toBe(2);
  const reports = receiver.requests
    .filter(({ url }) => url.includes('envelope'))
    .map(({ body }) => JSON.parse(String(body).split('\n')[2] ?? ''))
    .sort((a, b) => a.level.localeCompare(b.level));
  expect(reports).toMatchObject([
    { level: 'error', tags: { process: 'renderer' }, exception: { values: [{ type: 'TypeError' }] } },
    {
      level: 'warning',
      fingerprint: ['export'],
      tags: { process: 'main' },
      exception: { values: [{ type: 'RangeError', value: 'Invalid array length' }] },
    },
  ]);
  for (const { exception } of reports) {
    expect(exception.values[0].stacktrace.frames.at(-1)).toEqual(
      expect.objectContaining({
        filename: expect.stringMatching(/^app:\/\/\/dist\//),
        lineno: expect.any(Number),
      }),
    );
  }
  expect(await acme.app.evaluate(({ crashReporter }) => crashReporter.getUploadToServer())).toBe(false);
  await acme.quit();
  // The SDK left no file: everything is telemetry's, except Chromium's own.
  const files = filesIn(profile).map(({ path }) => path);
  expect(files.filter((path) => /sentry/i.test(path))).toEqual([]);
  for (const { url, headers } of receiver.requests)
    expect(`${url} ${headers['user-agent']}`).toMatch(/ acme-telemetry\//);
});

test("without a DSN or native crashes, the app's own crash reporter is left alone", async ({
  launch,
  scratch,
}) => {
  const dumpsOf = async (dsn: Record<string, string>, app?: string): Promise<string> => {
    const acme = await launch(dsn, app);
    const folder = await acme.app.evaluate(({ app }) => app.getPath('crashDumps'));
    await acme.quit();
    return folder;
  };
  expect(await dumpsOf({ ACME_TELEMETRY_DSN: '' })).toMatch(/[/\\]Crashpad$/);
  expect(await dumpsOf({})).toMatch(/[/\\]telemetry[/\\]crashes$/);

  const app = withMore(scratch, '');
  const main = join(app, 'dist', 'main.js');
  const without = `createElectronTelemetry({ nativeCrashes: false, dsn: 'https://key@errors.acme.example/1',`;
  writeFileSync(main, readFileSync(main, 'utf8').replace('createElectronTelemetry({', without));
  expect(await dumpsOf({}, app)).toMatch(/[/\\]Crashpad$/);
});

test('a crashed page is tracked, and news for it goes nowhere', async ({ launch, receiver }) => {
  const acme = await launch();
  await acme.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(() => receiver.errors.length).toBe(1);
  const [report] = receiver.requests
    .filter(({ url }) => url.includes('envelope'))
    .map(({ body }) => String(body));
  expect(report).toContain('"process":"renderer"');
  await acme.quit();
  expect(receiver.errors).toHaveLength(1);
});

test('refuses an event that is not in its catalogue, whatever a page sends', async ({ launch }) => {
  const { window } = await launch();
  const refusals = await window.evaluate(() =>
    Promise.all(
      [
        ['OperationInvoked'],
        ['NotesExported', { count: 'many' }],
        ['NoteCreated', { pinned: true, title: 'x' }],
      ].map(([name, metadata]) =>
        Reflect.get(window, 'telemetry')
          .track(name, metadata)
          .then(
            () => 'accepted',
            (error: Error) => error.message,
          ),
      ),
    ),
  );
  expect(refusals).toEqual([
    'There is no event OperationInvoked in the catalogue.',
    'NotesExported.count got text that is not among what is accepted; accepted is a whole number from 1 to 1000.',
    expect.stringContaining('NoteCreated'),
  ]);
});

test("a page that nobody clicked can't turn telemetry on without asking", async ({ launch }) => {
  const { app, window } = await launch();
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = async (...args: unknown[]) => {
      Object.assign(globalThis, { shown: JSON.stringify(args.at(-1)) });
      return { response: 1, checkboxChecked: false };
    };
  });
  await window.evaluate(async () => {
    await Reflect.get(window, 'telemetry').setEnabled(false);
    // By then, Playwright's call no longer counts as a gesture.
    setTimeout(() => {
      const asked = Reflect.get(window, 'telemetry').setEnabled(true);
      Object.assign(window, { outcome: asked.catch((error: Error) => error.message) });
    }, 5_500);
  });
  await new Promise((resolve) => setTimeout(resolve, 6_500));
  expect(await window.evaluate(() => Reflect.get(window, 'outcome'))).toContain('Telemetry stays off');
  expect(await app.evaluate(() => Reflect.get(globalThis, 'shown'))).toContain('A page in Acme is asking');
});

test('its React notice and settings show its name, and turn it off and on', async ({
  scratch,
  launch,
  receiver,
}, testInfo) => {
  const { window } = await launch({}, await withReact(scratch));
  const problems: string[] = [];
  window.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await window.emulateMedia({ colorScheme: 'light' });
  const notice = window.getByRole('region', { name: 'Acme collects usage telemetry' });
  await expect(notice).toBeVisible();
  await testInfo.attach('notice', { body: await window.screenshot(), contentType: 'image/png' });
  await expect.poll(() => namesAt(receiver)).toEqual(['acme.note_created']);
  await notice.getByRole('button', { name: 'Keep on' }).click();
  await expect(notice).toBeHidden();

  await expect(window.getByText('Acme counts which features you use and reports errors')).toBeVisible();
  const toggle = window.getByRole('switch', { name: 'Usage telemetry' });
  await expect(toggle).toBeChecked();
  await toggle.click();
  await expect(toggle).not.toBeChecked();
  await expect(window.getByText('Telemetry is off', { exact: true })).toBeVisible();
  await toggle.click();
  await expect(window.getByText('Telemetry is on', { exact: true })).toBeVisible();

  // The page's styles and the library's do not affect each other.
  expect(await toggle.evaluate((element) => getComputedStyle(element).width)).toBe('44px');
  const button = window.getByRole('button', { name: 'Copy installation ID' });
  expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
    'rgb(255, 255, 255)',
  );
  expect(await window.evaluate(() => getComputedStyle(document.body).margin)).toBe('8px');
  await window.emulateMedia({ colorScheme: 'dark' });
  expect(await button.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe(
    'rgb(29, 32, 40)',
  );
  const drawn = await window.locator('body, .kreya-telemetry[lang]').allInnerTexts();
  expect(drawn.length).toBeGreaterThan(1);
  expect(drawn.join()).not.toContain('Kreya');
  expect(problems).toEqual([]);

  await window.evaluate(() => void setTimeout(() => Reflect.get(globalThis, 'nothing').there()));
  await expect.poll(() => receiver.errors.length).toBe(1);
});

/** Everything that a program can say in a language of its own, with a mistake that no compiler finds. */
const FRENCH_PAGE = `
import { TelemetryActivity, TelemetryCatalogue, TelemetrySettings, type TelemetryTextsByLanguage } from 'kreya-telemetry/renderer';
import { createRoot } from 'react-dom/client';
import { catalogue } from './catalogue.js';

const texts: TelemetryTextsByLanguage<typeof catalogue> = {
  fr: {
    privacy: { switch: 'Envoyer des données à {product}', delivery: 'Envoi {maintenant}' },
    activityPage: { list: 'Événements enregistrés', shown: { one: '{count} entrée', other: '{count} entrées' } },
    cataloguePage: { search: 'Rechercher' },
    groups: { Notes: 'Carnet' },
    events: { NotesExported: { description: 'Des notes ont été exportées.', fields: { count: 'Combien.' } } },
  },
};
const acme = { telemetry: window.telemetry, catalogue, productName: 'Acme', locale: 'fr', texts };

const root = document.createElement('div');
document.body.append(root);
createRoot(root).render(
  <>
    <button type="button">Export notes</button>
    <div className="box" style={{ height: 420, overflowX: 'hidden' }}>
      <p>Above the list.</p>
      <TelemetryActivity {...acme} />
    </div>
    <TelemetryCatalogue {...acme} />
    <TelemetrySettings {...acme} />
  </>,
);
`;

test('activity and events are shown in a language that only the program knows', async ({
  scratch,
  launch,
}) => {
  const { window } = await launch(
    { ACME_TELEMETRY_ENDPOINT: 'http://127.0.0.1:9', ACME_TELEMETRY_DSN: '' },
    await withReact(scratch, 'french', FRENCH_PAGE),
  );
  const problems: string[] = [];
  window.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await window.reload();
  await window.evaluate(async () => {
    for (let count = 1; count <= 1_200; count += 1) {
      await Reflect.get(window, 'telemetry').track('NotesExported', { count: Math.min(count, 1000) });
    }
  });
  await expect(window.getByText(/^1\s20[12] entrées$/)).toBeVisible();
  await expect(window.getByRole('switch', { name: 'Envoyer des données à Acme' })).toBeChecked();
  await expect(window.locator('.kreya-telemetry[lang]').first()).toHaveAttribute('lang', 'fr');
  // What the program does not provide is English.
  await expect(window.getByText('Errors and crashes', { exact: true }).last()).toBeVisible();

  // The list scrolls with its box, and only has visible rows in the document.
  const list = window.getByRole('list', { name: 'Événements enregistrés' });
  const row = list.getByRole('button').first();
  await expect(row).toContainText('Des notes ont été exportées.');
  expect(await list.getByRole('listitem').count()).toBeLessThan(100);
  await row.focus();
  await window.keyboard.press('End');
  await expect(window.locator('[data-row]:focus').locator('xpath=..')).toHaveAttribute(
    'aria-posinset',
    /^120[12]$/,
  );
  await expect(window.locator('[data-row]:focus')).toBeInViewport();
  expect(await window.locator('.box').evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(60_000);

  const group = window.getByRole('region', { name: 'Carnet' });
  await group.getByText('Des notes ont été exportées.').click();
  await expect(group.getByRole('table').first()).toContainText('Combien.');
  await window.getByRole('searchbox', { name: 'Rechercher' }).fill('exportées');
  await expect(group.getByRole('listitem')).toHaveCount(1);
  await expect(window.getByRole('heading', { name: 'Delivery' })).toBeVisible();
  expect(problems).toEqual([expect.stringContaining('fr.privacy.delivery has {maintenant}')]);
  const drawn = await window.locator('body, .kreya-telemetry[lang]').allInnerTexts();
  expect(drawn.length).toBeGreaterThan(1);
  expect(drawn.join()).not.toContain('Kreya');
});

test("the main process's dialogs are shown in a language that only the program knows", async ({
  scratch,
  launch,
}) => {
  const folder = withMore(scratch, '');
  const main = join(folder, 'dist', 'main.js');
  const french = `createElectronTelemetry({
    locale: 'fr-CA',
    texts: { fr: { activity: { saveTitle: 'Enregistrer l’activité de {product}' } } },`;
  writeFileSync(main, readFileSync(main, 'utf8').replace('createElectronTelemetry({', french));
  const { app, window } = await launch({}, folder);
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = async (...args: unknown[]) => {
      Object.assign(globalThis, { shown: JSON.stringify(args.at(-1)) });
      return { canceled: true, filePath: '' };
    };
  });
  await window.evaluate(() => Reflect.get(window, 'telemetry').activity.save());
  expect(await app.evaluate(() => Reflect.get(globalThis, 'shown'))).toContain(
    'Enregistrer l’activité de Acme',
  );
});

test('a foreign page gets nothing, and the terminal says which option would change that', async ({
  launch,
}) => {
  const { app, window } = await launch();
  let stderr = '';
  app.process().stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  await window.route('https://elsewhere.example/', (route) => route.fulfill({ body: 'Elsewhere' }));
  await window.goto('https://elsewhere.example/');
  expect(await askStatus(window)).toBe('Only pages of the app may ask.');
  await expect
    .poll(() => stderr)
    .toContain("add { origin: 'https://elsewhere.example' } to the option pages");
});

test("in development, a local server's pages are its own; in an archive they are not", async ({
  scratch,
  launch,
  receiver,
}) => {
  const asked = async (folder?: string): Promise<string> => {
    const acme = await launch({}, folder);
    await acme.window.goto(`${receiver.url}/`);
    const answer = await askStatus(acme.window);
    await acme.quit();
    return answer;
  };
  expect(await asked()).toBe('told');

  const archive = join(scratch.folder, 'acme.asar');
  await createPackage(withCommonJs(scratch), archive);
  expect(await asked(archive)).toBe('Only pages of the app may ask.');
});

test('its command line shares the installation', async ({ scratch, launch, receiver, environment }) => {
  const cli = () => run(process.execPath, [join(scratch.folder, 'dist', 'cli.js')], { env: environment });
  const first = await cli();
  expect(first.stdout).toBe('Exported 3 notes.\n');
  expect(first.stderr).toContain('Acme collects usage telemetry');
  expect(first.stderr).toContain('ACME_DISABLETELEMETRY');
  expect((await cli()).stderr).toBe('');

  const acme = await launch();
  await expect
    .poll(() => namesAt(receiver).toSorted())
    .toEqual(['acme.note_created', 'acme.notes_exported', 'acme.notes_exported']);
  const { installationId } = await acme.window.evaluate(() => Reflect.get(window, 'telemetry').status());
  for (const { body } of receiver.requests) expect(String(body)).toContain(installationId);
  await acme.window.getByRole('checkbox').click();
  await acme.quit();
  const before = receiver.requests.length;
  expect((await cli()).stderr).toBe('');
  expect(receiver.requests.length).toBe(before);
});

test('its command line exits while a receiver keeps it waiting', async ({ scratch, environment }) => {
  const program = join(scratch.folder, 'dist', 'busy.js');
  writeFileSync(
    program,
    `import { createNodeTelemetry } from 'kreya-telemetry/node';
import { catalogue } from './catalogue.js';
createNodeTelemetry({ catalogue, version: '1.0.0', productName: 'Acme' }).track('NotesExported', { count: 3 });
process.stdin.resume();`,
  );
  // It never answers. The program has work to do until it is asked, and nothing after that.
  const server = createServer(() => child.stdin.end()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const child = spawn(process.execPath, [program], {
    env: { ...environment, ACME_TELEMETRY_ENDPOINT: `http://127.0.0.1:${port}`, ACME_TELEMETRY_DSN: '' },
  });
  let asked = 0;
  child.stdin.once('finish', () => {
    asked = performance.now();
  });
  expect(await once(child, 'exit')).toEqual([0, null]);
  // Telemetry itself gives a receiver 30 seconds.
  expect(performance.now() - asked).toBeLessThan(20_000);
  server.closeAllConnections();
  server.close();
});

test("its errors are translated to its sources, by the debug IDs that Sentry's tool writes", async ({
  scratch,
  environment,
  receiver,
}) => {
  const { folder } = scratch;
  const tool = (name: string, ...args: string[]) =>
    run(process.execPath, ['--import', 'tsx', join(ROOT, 'tools', name), ...args], { cwd: ROOT });
  mkdirSync(join(folder, 'src'));
  cpSync(join(folder, 'import-notes.ts'), join(folder, 'src', 'import-notes.ts'));
  await tool('own-code.ts', join(folder, 'src'), '--out', join(folder, 'own-code.json'));
  const built = join(folder, 'built');
  const project = { extends: './tsconfig.json', files: ['import-notes.ts'], include: [] };
  writeFileSync(join(folder, 'import-notes.json'), JSON.stringify(project));
  const options = ['--sourceMap', '--inlineSources', '--outDir', built];
  expect(await compile(folder, 'import-notes.json', ...options)).toBe('');
  await run(SentryCli.getPath(), ['sourcemaps', 'inject', built]);

  const failing = run(process.execPath, [join(built, 'import-notes.js'), '/home/ada'], { env: environment });
  await expect(failing).rejects.toThrow('Zettel without a date in /home/ada.');
  // The product's next program sends what is waiting.
  const next = join(built, 'next.js');
  writeFileSync(
    next,
    `import { createNodeTelemetry } from 'kreya-telemetry/node';
import { catalogue } from './catalogue.js';
await createNodeTelemetry({ catalogue, version: '1.0.0', productName: 'Acme' }).end();`,
  );
  await expect
    .poll(async () => {
      await run(process.execPath, [next], { env: environment });
      return receiver.errors.length;
    })
    .toBe(1);
  const report = join(folder, 'report.json');
  writeFileSync(report, JSON.stringify(receiver.errors[0]?.payload));
  const { stdout } = await tool('symbolicate.ts', report, '--maps', built);
  expect(stdout).toContain('Error: Zettel without a date in <path>.\n');
  expect(stdout).toContain('    at importZettel (../import-notes.ts:');
  expect(stdout).toContain('throw new Error(`Zettel without a date in $');
  expect(stdout).toContain('    at <module> (../import-notes.ts:');
  expect(readFileSync(report, 'utf8')).toContain('"function":"importZettel"');
});

test('the package holds what it needs, and nothing of Kreya or of the machine that built it', ({
  scratch,
}) => {
  expect(scratch.packed).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'LICENSE-THIRD-PARTY',
      'README.md',
      'main.js',
      'main.mjs',
      'cjs/main.cjs',
      'cjs/ready-preload.cjs',
      'renderer.css',
    ]),
  );
  const files = filesIn(join(scratch.folder, 'node_modules', 'kreya-telemetry'));
  const code = files.filter(({ path }) => /\.([cm]?js|d\.[cm]ts)$/.test(path));
  expect(code.length).toBeGreaterThan(10);
  for (const { path, text } of code) {
    expect(text.replaceAll('kreya-telemetry', ''), path).not.toMatch(/kreya/i);
    expect(text, path).not.toMatch(/OperationInvoked|subscriptionPlan/);
    // These are in files that are generated for containers.
    const ofMachines = text.replace(/\/tmp\/(nginx\.pid|failed)\b/g, '');
    expect(ofMachines, path).not.toMatch(/node_modules\/|\/tmp\/|\/home\/|\/Users\//);
    for (const [, from = ''] of text.matchAll(IMPORTED)) {
      expect(from, path).toMatch(/^(node:|electron$|react(-dom)?($|\/)|kreya-telemetry\/)/);
    }
  }
});
