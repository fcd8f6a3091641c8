/** The real app with its own profile and a real receiver, for each test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import {
  test as base,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
} from '@playwright/test';
import type { KreyaBridge } from '../shared/bridge.ts';
import type { ReceivedEvent } from '../telemetry/testing/receiver/otlp.ts';
import { type Receiver, startReceiver } from '../telemetry/testing/receiver/receiver.ts';

declare global {
  interface Window {
    readonly kreya: KreyaBridge;
  }
}

const ROOT = join(import.meta.dirname, '..');
const KREYAC = join(ROOT, 'out', 'cli', 'kreyac.js');

/** A run of the app without a debugger, so that everything it writes can be read. */
export interface PlainRun {
  /** Standard error without Chromium's own lines. */
  readonly stderr: string;
  readonly exitCode: number | null;
  /** Whether it was still running when told to quit. */
  readonly wasRunning: boolean;
}

export interface LaunchOptions {
  readonly args?: readonly string[];
  /** Added to an environment that says nothing about telemetry except the receiver's address. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Left out of `npm test`: `npm run e2e:slow` and, for templates, `npm run test:templates` run these. */
export const SLOW = { tag: '@slow' };

/** One run of the app. */
export interface Run {
  readonly app: ElectronApplication;
  readonly window: Page;
  /** Opens Settings from the menu, as a person does, and goes to a section by its name. */
  openSettings(section?: string): Promise<Page>;
  /** Quits, as from the menu. */
  quit(): Promise<void>;
  kill(): Promise<void>;
}

/** A run of the command line. */
export interface CliRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
  /** When it ended, in milliseconds since 1970-01-01 UTC. */
  readonly endedAt: number;
}

interface Fixtures {
  /** The app's working directory. */
  readonly workingDirectory: string;
  /** The folder that contains the per-user folder `Kreya`. */
  readonly profile: string;
  readonly receiver: Receiver;
  readonly launch: (options?: LaunchOptions) => Promise<Run>;
  /** Starts the app, lets it run for a moment, and ends it like a system shutting down. */
  readonly runPlainly: (options?: LaunchOptions & PlainOptions) => Promise<PlainRun>;
  /** Starts the app, which exits by itself, since another instance is running. */
  readonly runToItsEnd: (options?: LaunchOptions) => Promise<PlainRun>;
  /** Runs the command line on the same profile. */
  readonly kreyac: (...args: readonly string[]) => Promise<CliRun>;
}

export { expect };

/**
 * The text that a page has copied, once it is as expected. Awaited, since a page's promise resolves, and it says so,
 * before the text is on the clipboard.
 */
export async function copied({ app }: Pick<Run, 'app'>, expected: string | RegExp): Promise<string> {
  const read = () => app.evaluate(({ clipboard }) => clipboard.readText());
  const awaited = expect.poll(read);
  await (typeof expected === 'string' ? awaited.toBe(expected) : awaited.toMatch(expected));
  return read();
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  workingDirectory: async ({}, use) => useTemporaryFolder(use),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  profile: async ({}, use) => useTemporaryFolder(use),
  // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
  receiver: async ({}, use) => {
    const receiver = await startReceiver();
    await use(receiver);
    await receiver.close();
  },
  launch: async ({ workingDirectory, profile, receiver }, use) => {
    const runs: Run[] = [];
    await use(async ({ args = [], env = {} } = {}) => {
      const run = await start(workingDirectory, args, environmentFor(profile, receiver, env));
      runs.push(run);
      return run;
    });
    for (const run of runs) await run.kill();
  },
  runPlainly: async ({ workingDirectory, profile, receiver }, use) => {
    await use(({ args = [], env = {}, ...options } = {}) =>
      runPlainly(workingDirectory, args, environmentFor(profile, receiver, env), options),
    );
  },
  runToItsEnd: async ({ workingDirectory, profile, receiver }, use) => {
    await use(({ args = [], env = {} } = {}) =>
      runPlainly(workingDirectory, args, environmentFor(profile, receiver, env), { endAfterMs: null }),
    );
  },
  kreyac: async ({ workingDirectory, profile, receiver }, use) => {
    await use((...args) => runKreyac(workingDirectory, args, environmentFor(profile, receiver, {})));
  },
});

function environmentFor(
  profile: string,
  receiver: Receiver,
  env: Readonly<Record<string, string>>,
): Record<string, string> {
  return {
    ...inheritedEnvironment(),
    XDG_CONFIG_HOME: profile,
    KREYA_TELEMETRY_ENDPOINT: receiver.url,
    KREYA_TELEMETRY_DSN: receiver.dsn,
    ...env,
  };
}

async function useTemporaryFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kreya-e2e-'));
  await use(folder);
  // Chromium's helpers outlive it for a moment.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** `kill -9` for the app and for Chromium's helpers, which Playwright starts in their own process group. */
export function killWithHelpers(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // They are already gone.
  }
}

/** What a program needs to run, and nothing that affects telemetry. */
export function inheritedEnvironment(): Record<string, string> {
  const names = ['PATH', 'HOME', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_RUNTIME_DIR', 'TMPDIR'];
  const inherited = names.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  // English, whatever the developer's system speaks.
  return { LANG: 'C.UTF-8', ...Object.fromEntries(inherited) };
}

/** The executable and arguments that run the app in a folder; by default the built one of this repository. */
export function commandFor(
  args: readonly string[],
  folder = ROOT,
): { executablePath: string; args: string[] } {
  const executablePath = process.env['KREYA_E2E_ELECTRON'];
  if (executablePath === undefined) throw new Error('Run the end-to-end tests by: npm run e2e');
  const ownArgs: unknown = JSON.parse(process.env['KREYA_E2E_ELECTRON_ARGS'] ?? '[]');
  if (!Array.isArray(ownArgs)) throw new Error('KREYA_E2E_ELECTRON_ARGS is no list.');
  return { executablePath, args: [...ownArgs.map(String), folder, ...args] };
}

interface PlainOptions {
  readonly uid?: number;
  /** Ends it no sooner than this is true. */
  readonly until?: () => boolean;
}

/** Ends it after that many milliseconds, or waits until it exits by itself. */
async function runPlainly(
  cwd: string,
  args: readonly string[],
  env: Record<string, string>,
  {
    uid,
    until = () => true,
    endAfterMs = 3_000,
  }: PlainOptions & { readonly endAfterMs?: number | null } = {},
): Promise<PlainRun> {
  const command = commandFor(args);
  // Another account has none of this person's variables.
  const variables = Object.entries(env).filter(([, value]) => uid === undefined || value !== '');
  const child = spawn(command.executablePath, command.args, {
    cwd,
    env: Object.fromEntries(variables),
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const exited = once(child, 'exit');
  const lines = text(child.stderr);
  let wasRunning = false;
  if (endAfterMs !== null) {
    await expect.poll(() => canBeEnded(child), { message: 'an app that can be asked to end' }).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, endAfterMs));
    await expect.poll(until, { message: 'what it is to run for' }).toBe(true);
    wasRunning = child.kill('SIGTERM');
  }
  await exited;
  const stderr = (await lines)
    .split('\n')
    .filter((line) => !/^\[\d+:\d+\/[\d.]+:[A-Z]+:/.test(line))
    .join('\n');
  return { stderr, exitCode: child.exitCode, wasRunning };
}

/**
 * Whether it would quit in order rather than die or quit as Electron does before the app is ready: whether it has a page,
 * where the system shows that. The app handles signals from before it opens the first one.
 */
function canBeEnded({ pid, exitCode }: ChildProcess): boolean {
  if (process.platform !== 'linux' || exitCode !== null || pid === undefined) return true;
  const parents = new Map<number, number>();
  const pages: number[] = [];
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [, parent = '0'] = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${entry}/status`, 'utf8')) ?? [];
      parents.set(Number(entry), Number(parent));
      if (readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes('--type=renderer'))
        pages.push(Number(entry));
    } catch {
      // It has ended meanwhile.
    }
  }
  const isBelow = (page: number): boolean => {
    const parent = parents.get(page);
    return parent !== undefined && (parent === pid || isBelow(parent));
  };
  return pages.some(isBelow);
}

async function runKreyac(cwd: string, args: readonly string[], env: Record<string, string>): Promise<CliRun> {
  const child = spawn(process.execPath, [KREYAC, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit').then(() => Date.now());
  const [stdout, stderr, endedAt] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { stdout, stderr, exitCode: child.exitCode, endedAt };
}

async function start(cwd: string, args: readonly string[], env: Record<string, string>): Promise<Run> {
  const command = commandFor(args);
  // By default, Playwright would turn the sandbox off and emulate a light theme.
  const chromiumSandbox = !command.args.includes('--no-sandbox');
  const app = await electron.launch({ ...command, cwd, env, chromiumSandbox, colorScheme: null });
  const child = app.process();
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const window = await app.firstWindow();
  // The window exists before its page.
  await window.getByRole('heading', { level: 1 }).waitFor();
  return {
    app,
    window,
    async openSettings(section) {
      const opened = app.waitForEvent('window');
      await clickMenuItem(app, 'settings');
      const page = await opened;
      await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
      if (section !== undefined) await goToSection(page, section);
      return page;
    },
    async quit() {
      await quitInOrder(app);
      await exited;
    },
    async kill() {
      killWithHelpers(child);
      await exited;
    },
  };
}

/** Clicks a menu item, as a person does. */
export async function clickMenuItem(app: ElectronApplication, id: string): Promise<void> {
  await done(
    app.evaluate(({ Menu }, itemId) => void Menu.getApplicationMenu()?.getMenuItemById(itemId)?.click(), id),
  );
}

/** Quits as a person does: what is to happen before the end happens. */
export async function quitInOrder(app: ElectronApplication): Promise<void> {
  await done(app.evaluate(({ app: electronApp }) => void setImmediate(() => electronApp.quit())));
}

/**
 * Quits, and has the command line deliver what is left: quitting waits for less than a second, in which a busy
 * machine may send nothing.
 */
export async function quitAndDeliver(
  run: Run,
  kreyac: (...args: readonly string[]) => Promise<CliRun>,
): Promise<void> {
  await run.quit();
  await kreyac('telemetry', 'flush');
}

/** For what was done in the main process: V8's inspector loses the answer if garbage is collected at that very moment. */
async function done(evaluation: Promise<void>): Promise<void> {
  try {
    await evaluation;
  } catch (error) {
    if (!String(error).includes('promise was garbage collected')) throw error;
  }
}

/** Goes to a section of Settings by its navigation. */
export async function goToSection(settings: Page, name: string): Promise<void> {
  await settings.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name }).click();
  await settings.getByRole('heading', { level: 2, name }).waitFor();
}

/**
 * Makes the app deliver what is waiting, perhaps left by kreyac: on its own, the app does so only with its
 * next event, which on a busy machine may already have happened.
 */
export async function deliver(page: Page): Promise<void> {
  await page.evaluate(() => window.kreya.telemetry.sendNow());
}

/** The names of the events that have arrived, without duplicates, in the order in which they occurred. */
export function arrived(receiver: Receiver): string[] {
  const events = [...new Map(receiver.events.map((event) => [event.uid, event])).values()];
  return events.sort((a, b) => a.time.getTime() - b.time.getTime()).map(nameOf);
}

export function nameOf(event: ReceivedEvent): string {
  return event.name
    .replace(/^kreya\./, '')
    .replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Waits until exactly these events have arrived, in this order. */
export async function expectArrived(receiver: Receiver, ...names: string[]): Promise<void> {
  await expect.poll(() => arrived(receiver)).toEqual(names);
}

/** Waits longer than the policy's longest wait, so that everything due has been sent. */
export async function waitForWhatIsToBeSent(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 6_500));
}

/** Waits until everything due would have been sent, and expects nothing. */
export async function waitForSilence(receiver: Receiver): Promise<void> {
  const before = receiver.requests.length;
  await waitForWhatIsToBeSent();
  expect(receiver.requests.length, 'requests in the time of silence').toBe(before);
}
