/**
 * The app as released: packed into its archive, with its fuses. `npm run test:package` builds it and runs
 * this.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, type Page } from '@playwright/test';
import manifest from '../package.json' with { type: 'json' };
import { arrived, test as base, deliver, expect, expectArrived, waitForWhatIsToBeSent } from './kreya.ts';
import {
  ARCHIVE,
  EXECUTABLE,
  environmentIn,
  FILES,
  KREYAC,
  KREYAC_SCRIPT,
  ownArgs,
  productFolderIn,
  RESOURCES,
  ROOT,
} from './packaged.ts';
import { expectReports } from './reports.ts';

const onWindows = process.platform === 'win32';

/**
 * What electron-builder adds to an app's resources on Windows and macOS: icons, languages, an elevation
 * helper.
 */
const SYSTEMS_OWN = /\.(icns|lproj|car)$|^elevate\.exe$/;

interface PackagedRun {
  readonly child: ChildProcess;
  /** The first window, through Chromium's debugging port: a release has no other way in. */
  readonly page: Page;
  /** Ends it like a system shutting down. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

type Start = (env?: Readonly<Record<string, string>>) => Promise<PackagedRun>;

const test = base.extend<{ readonly env: Record<string, string>; readonly start: Start }>({
  env: async ({ profile, receiver }, use) => {
    await use({
      ...environmentIn(profile),
      KREYA_TELEMETRY_ENDPOINT: receiver.url,
      KREYA_TELEMETRY_DSN: receiver.dsn,
    });
  },
  start: async ({ env, workingDirectory }, use) => {
    const runs: PackagedRun[] = [];
    await use(async (more = {}) => {
      const run = await start(workingDirectory, { ...env, ...more });
      runs.push(run);
      return run;
    });
    for (const run of runs) await run.end('SIGKILL');
  },
});

async function start(cwd: string, env: Record<string, string>): Promise<PackagedRun> {
  const child = spawn(EXECUTABLE, [...ownArgs(), '--remote-debugging-port=0'], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk;
      const [, found] = /DevTools listening on (\S+)/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The packaged app ended with ${code}.\n${said}`)));
  });
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (page === undefined) throw new Error('The packaged app has no window.');
  await page.getByRole('heading', { level: 1 }).waitFor();
  return {
    child,
    page,
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      await exited;
    },
  };
}

test.beforeAll(() => {
  if (!existsSync(EXECUTABLE)) throw new Error('There is no packaged app. Run: npm run test:package');
});

test('holds what it needs and nothing else, with the fuses of a release', async () => {
  const files = listPackage(ARCHIVE, { isPack: false });
  expect(files.length).toBeGreaterThan(5);
  const known = /^\/(package\.json$|example(\/|$)|out$|out\/(main|preload|renderer)(\/|$))/;
  expect(files.filter((file) => !known.test(file))).toEqual([]);
  const resources = readdirSync(RESOURCES).filter((name) => !SYSTEMS_OWN.test(name));
  expect(resources.sort()).toEqual(['app.asar', 'kreyac']);
  expect(readdirSync(join(RESOURCES, 'kreyac')).sort()).toEqual([
    'LICENSE.node',
    basename(KREYAC),
    'out',
    'package.json',
    'share',
  ]);
  expect(readFileSync(join(FILES, 'THIRD_PARTY.md'), 'utf8')).toContain('react-dom');
  test.info().annotations.push({
    type: 'archive',
    description: `${files.length} entries, ${readFileSync(ARCHIVE).length} bytes`,
  });

  const wire = await getCurrentFuseWire(EXECUTABLE);
  // Stored in the file as the digit.
  const on = '1'.charCodeAt(0);
  const off = '0'.charCodeAt(0);
  expect(wire).toMatchObject({
    [FuseV1Options.RunAsNode]: off,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
    [FuseV1Options.EnableNodeCliInspectArguments]: off,
    [FuseV1Options.OnlyLoadAppFromAsar]: on,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: on,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: off,
    [FuseV1Options.EnableCookieEncryption]: off,
  });
});

test('holds no secret and nothing of the machine that built it', () => {
  const content = [ARCHIVE, KREYAC_SCRIPT].map((file) => readFileSync(file, 'latin1')).join();
  const secrets = Object.entries(process.env).flatMap(([name, value = '']) =>
    /TOKEN|SECRET|PASSWORD|API_?KEY/i.test(name) && value.length >= 8 ? [value] : [],
  );
  for (const text of [ROOT, ...secrets]) {
    expect(content.includes(text), 'something of this machine is in the package').toBe(false);
  }
  const looksLikeOne =
    /-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}|\bnpm_\w{36}|\bxox[bp]-\d|https?:\/\/[0-9a-f]{32}@/;
  expect(looksLikeOne.exec(content)?.[0]).toBeUndefined();
});

test("can't be used as Node, and nobody can attach to the main process", async ({
  env,
  workingDirectory,
  start: run,
}) => {
  const script = join(workingDirectory, 'script.js');
  const trace = join(workingDirectory, 'trace');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, ''); process.exit()`);
  spawnSync(EXECUTABLE, [...ownArgs(), script, '--disable-telemetry'], {
    cwd: workingDirectory,
    env: { ...env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: `--require=${script}` },
    timeout: 5_000,
  });
  expect(existsSync(trace)).toBe(false);

  const { child, end } = await run({ NODE_OPTIONS: `--inspect=0 --require=${script}` });
  // This opens the inspector in a normal Node; here it has the signal's default effect.
  const exited = once(child, 'exit');
  let said = '';
  child.stderr?.on('data', (chunk: string) => {
    said += chunk;
  });
  if (!onWindows) child.kill('SIGUSR1');
  await Promise.race([exited, new Promise((resolve) => setTimeout(resolve, 2_000))]);
  expect(said).not.toContain('Debugger listening');
  expect(existsSync(trace)).toBe(false);
  await end('SIGKILL');
});

test("kreyac needs no Node, and can't be used as one", ({ env, workingDirectory }) => {
  const trace = join(workingDirectory, 'trace');
  const script = join(workingDirectory, 'script.cjs');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, '')`);
  const run = (args: readonly string[], more = {}) =>
    spawnSync(KREYAC, args, { cwd: workingDirectory, env: { ...env, PATH: '', ...more }, encoding: 'utf8' });
  expect(run(['version'])).toMatchObject({ status: 0, stdout: `${manifest.version}\n` });
  expect(run(['telemetry', 'status']).stdout).toMatch(/^Telemetry +on$/m);
  expect(run([script])).toMatchObject({ status: 2 });
  expect(run(['version'], { NODE_OPTIONS: `--require=${script}` })).toMatchObject({ status: 0 });
  expect(existsSync(trace)).toBe(false);
});

test('what a person does arrives at the receiver', async ({ start: run, receiver }) => {
  const { page, end } = await run();
  await page.getByRole('button', { name: 'Switch environment' }).click();
  await expect(page.getByRole('status')).toContainText('Recorded: ActiveEnvironmentChanged');
  expect(await page.evaluate(() => Reflect.has(window, 'require'))).toBe(false);
  // A release waits for minutes to send more in one request.
  await deliver(page);
  await expectArrived(receiver, 'AppStarted', 'ActiveEnvironmentChanged');
  await end();
  // Windows does not ask a process to exit: it is gone.
  if (onWindows) return;
  // On a signal it saves its last event and does not wait for the network.
  await deliver((await run()).page);
  await expectArrived(receiver, 'AppStarted', 'ActiveEnvironmentChanged', 'AppClosed', 'AppStarted');
});

test('a variable, a file and its own kreyac each keep it silent', async ({
  start: run,
  env,
  receiver,
  profile,
  workingDirectory,
}) => {
  await (await run({ KREYA_DISABLETELEMETRY: 'true' })).end();
  const file = join(workingDirectory, 'kreya.config.json');
  writeFileSync(file, '{ "DisableTelemetry": true }');
  const { page, end } = await run();
  expect(await page.evaluate(() => window.kreya.telemetry.status())).toMatchObject({
    enabled: false,
    disabledByName: file,
  });
  await end();
  expect(existsSync(join(productFolderIn(profile), 'telemetry'))).toBe(false);
  rmSync(file);

  const kreyac = (...args: string[]) =>
    execFileSync(KREYAC, args, {
      cwd: workingDirectory,
      env,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  expect(kreyac('telemetry', 'disable')).toMatch(/^Telemetry is off\. Nothing new is recorded\.\n/);
  const last = await run();
  await waitForWhatIsToBeSent();
  await last.end();
  // What kreyac recorded until then is still sent.
  expect(arrived(receiver)).not.toContain('AppStarted');
  expect(receiver.requests.every(({ url }) => url === '/v1/logs')).toBe(true);
});

test('a crash of the main process is reported by the next run', async ({ start: run, receiver }) => {
  test.skip(onWindows, 'A process can not be made to crash there by a signal.');
  const first = await run();
  await first.end('SIGSEGV');
  await run();
  await expectReports(receiver, { process: 'main', mechanism: 'minidump', type: 'SIGSEGV', level: 'fatal' });
});
