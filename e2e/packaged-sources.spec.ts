/** Errors of the released app, translated to the sources by the maps that were kept when it was packaged. */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { _electron as electron } from '@playwright/test';
import { SentryCli } from '@sentry/cli';
import manifest from '../package.json' with { type: 'json' };
import { isBundlersOwn } from '../tools/symbols/bundlers-own.ts';
import { test as base, expect, inheritedEnvironment } from './kreya.ts';
import { ARCHIVE, EXECUTABLE, inCopy, KREYAC_SCRIPT, ownArgs, PACKAGED, ROOT } from './packaged.ts';
import { breakDrawing, expectReports } from './reports.ts';
import { startUploadStandIn } from './sentry-upload.ts';

const SYMBOLS = join(ROOT, 'symbols', `kreya@${manifest.version}`);

/**
 * A copy of the packaged app, with the same archive, that a test can attach to: a release itself does not
 * allow that, and its errors can't be provoked from the outside.
 */
const test = base.extend<object, { readonly attachable: string }>({
  attachable: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'kreya-packaged-'));
      cpSync(PACKAGED, folder, { recursive: true });
      const executable = inCopy(folder, EXECUTABLE);
      await flipFuses(executable, {
        version: FuseVersion.V1,
        [FuseV1Options.EnableNodeCliInspectArguments]: true,
      });
      await use(executable);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
    { scope: 'worker' },
  ],
});

test.beforeAll(() => {
  if (!existsSync(ARCHIVE)) throw new Error('There is no packaged app. Run: npm run test:package');
});

interface SourceFrame {
  readonly name: string;
  readonly place: string;
  readonly text: string;
}

/** The output of `npm run symbolicate`, and its frames that are in the sources. */
function symbolicate(path: string): { readonly output: string; readonly frames: readonly SourceFrame[] } {
  const args = ['--import', 'tsx', join(ROOT, 'tools', 'symbolicate.ts'), path];
  const output = execFileSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
  const frames = [...output.matchAll(/^ {4}at (.+) \((.+\.\w+:\d+:\d+)\)\n {11}(\S.*)$/gm)];
  return {
    output,
    frames: frames.map(([, name = '', place = '', text = '']) => ({ name, place, text })),
  };
}

/** The source line that a place names. */
function lineAt(place: string): string {
  const [file = '', line = ''] = place.split(/:(?=\d)/);
  return readFileSync(join(ROOT, file), 'utf8').split('\n')[Number(line) - 1]?.trim() ?? '';
}

test('errors in main, in a page and while React renders: all own frames are found in the sources', async ({
  attachable,
  profile,
  receiver,
  workingDirectory,
}) => {
  const args = ownArgs();
  const app = await electron.launch({
    executablePath: attachable,
    args,
    chromiumSandbox: !args.includes('--no-sandbox'),
    cwd: workingDirectory,
    env: {
      ...inheritedEnvironment(),
      XDG_CONFIG_HOME: profile,
      KREYA_TELEMETRY_ENDPOINT: receiver.url,
      KREYA_TELEMETRY_DSN: receiver.dsn,
    },
  });
  const exited = new Promise((resolve) => app.process().once('exit', resolve));
  const page = await app.firstWindow();
  const switchEnvironment = page.getByRole('button', { name: 'Switch environment' });
  await switchEnvironment.waitFor();

  // Breaks something that a page and the main process rely on: the frames are those of the release.
  await page.evaluate(() => {
    Reflect.set(Array.prototype, 'findIndex', () => {
      throw new TypeError('e is not a function');
    });
  });
  await switchEnvironment.click();
  const inPage = { process: 'renderer', mechanism: 'unhandledrejection', type: 'TypeError' };
  await expectReports(receiver, inPage);

  await breakDrawing(page);
  await expect(page.getByRole('alert')).toContainText('This page ran into an error');
  const inReact = { process: 'renderer', mechanism: 'react', type: 'TypeError' };
  await expectReports(receiver, inPage, inReact);

  await app.evaluate(({ app: electronApp, BrowserWindow }) => {
    BrowserWindow.prototype.focus = () => {
      throw new TypeError('x is not a function');
    };
    setTimeout(() => electronApp.emit('second-instance'), 50);
  });
  const inMain = { process: 'main', mechanism: 'uncaughtException', type: 'TypeError' };
  await expectReports(receiver, inPage, inReact, inMain);
  // An uncaught exception ends it.
  expect(await exited).toBe(1);

  const lines = receiver.errors.map(({ payload }) => JSON.stringify({ payload }));
  const file = join(workingDirectory, 'errors.ndjson');
  writeFileSync(file, lines.join('\n'));
  const { output, frames } = symbolicate(file);
  await test.info().attach('symbolicated', { body: output, contentType: 'text/plain' });

  const own = lines.join().match(/"in_app":true/g) ?? [];
  expect(frames.length).toBe(own.length);
  expect(own.length).toBeGreaterThan(6);
  expect(output).not.toContain('out/');
  for (const { place, text } of frames) expect(lineAt(place), place).toContain(text.replace(/…$/, ''));
  const named = frames.map(({ name, place }) => `${name} ${place.replace(/:.*/, '')}`);
  expect(named).toEqual(
    expect.arrayContaining([
      'environmentAfter renderer/start/use-project.ts',
      'activate renderer/start/use-project.ts',
      'showWindow electron/windows.ts',
      'callback in run electron/main.ts',
    ]),
  );
});

/** The source folders of what ships. */
const SOURCES = ['cli', 'electron', 'programs', 'renderer', 'shared', 'telemetry'];

/** Lines that only exist in source: comments, and code with types. */
function linesOfSources(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', ...SOURCES], { cwd: ROOT, encoding: 'utf8' });
  const files = listed
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|\/testing\//.test(file));
  return files.flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter(
        (line) =>
          line.length > 30 && /^(?:\/\/|\/?\*)|: (?:string|number|boolean|void)\b|readonly /.test(line),
      ),
  );
}

test('the release holds no source map, no reference to one, and no text of the sources', () => {
  const files = listPackage(ARCHIVE, { isPack: false });
  expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
  const beside = readdirSync(PACKAGED, { recursive: true, encoding: 'utf8' });
  expect(beside.filter((file) => file.endsWith('.map'))).toEqual([]);
  const content = [ARCHIVE, KREYAC_SCRIPT].map((file) => readFileSync(file, 'utf8')).join('\n');
  expect(content).not.toMatch(/sourceMappingURL|sourcesContent/);
  const lines = linesOfSources();
  expect(lines.length).toBeGreaterThan(2_000);
  expect(lines.filter((line) => content.includes(line))).toEqual([]);
});

test('each script in the release has the debug ID of a map that was kept', () => {
  const scripts = listPackage(ARCHIVE, { isPack: false }).filter((file) => /\.c?js$/.test(file));
  expect(scripts.length).toBeGreaterThan(5);
  const contents = new Map(
    scripts.map((file) => [file.slice(1), extractFile(ARCHIVE, file.slice(1)).toString()]),
  );
  const ofKreyac = dirname(KREYAC_SCRIPT);
  for (const file of readdirSync(ofKreyac, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.js')) contents.set(join('out/cli', file), readFileSync(join(ofKreyac, file), 'utf8'));
  }
  for (const [file, content] of contents) {
    // The bundler's own helpers have no source.
    if (isBundlersOwn(file)) continue;
    const [, id] = /\n\/\/# debugId=(\S{36})\n$/.exec(content) ?? [];
    expect(id, file).toBeDefined();
    expect(readFileSync(join(SYMBOLS, `${file}.map`), 'utf8'), file).toContain(`"debug_id":"${id}"`);
  }
});

test('sentry-cli uploads what was kept, each file with its debug ID', async ({ workingDirectory }) => {
  const sentry = await startUploadStandIn();
  try {
    const { stdout } = await promisify(execFile)(
      SentryCli.getPath(),
      ['sourcemaps', 'upload', '--strict', '--wait', SYMBOLS],
      {
        cwd: workingDirectory,
        env: {
          // The settings of whoever runs the test must not matter.
          HOME: workingDirectory,
          SENTRY_URL: sentry.url,
          SENTRY_AUTH_TOKEN: 'local',
          SENTRY_ORG: 'acme',
          SENTRY_PROJECT: 'kreya',
        },
      },
    );
    await test.info().attach('sentry-cli', { body: stdout, contentType: 'text/plain' });
  } finally {
    sentry.close();
  }
  const scripts = sentry.files.filter(({ type }) => type === 'minified_source');
  const maps = sentry.files.filter(({ type }) => type === 'source_map');
  expect(scripts.map(({ url }) => url)).toContain('~/out/main/main.js');
  expect(scripts.map(({ debugId }) => debugId).sort()).toEqual(maps.map(({ debugId }) => debugId).sort());
  for (const { url, debugId } of scripts) {
    expect(readFileSync(join(SYMBOLS, url.slice('~/'.length)), 'utf8')).toContain(`//# debugId=${debugId}`);
  }
});
