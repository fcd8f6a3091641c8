/** What the template tests share: a workshop, a profile and a receiver for each, and a real Electron. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chromium,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
} from '@playwright/test';
import type { Receiver } from '../../telemetry/testing/receiver/receiver.ts';
import { commandFor, killWithHelpers, SLOW } from '../kreya.ts';
import { ownArgs } from '../packaged.ts';
import { test as base } from '../profile.ts';
import { packLibrary } from '../scratch.ts';
import { closeWorkshop, openWorkshop, type Workshop } from './workshop.ts';

export { expect, SLOW };

interface Started {
  readonly page: Page;
  /** The page's complaints, such as what its Content-Security-Policy refused. */
  readonly problems: readonly string[];
}

interface Fixtures {
  readonly workshop: Workshop;
  /** Starts the app in the workshop's folder, as `electron .` does. */
  readonly launch: (...args: readonly string[]) => Promise<Started & { readonly app: ElectronApplication }>;
  /** Starts a program that opens an Electron window, such as a packaged app. */
  readonly start: (executable: string, ...args: readonly string[]) => Promise<Started>;
}

export const test = base.extend<Fixtures, { tarball: string }>({
  tarball: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'template-pack-'));
      await use(join(folder, (await packLibrary(folder)).filename));
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  workshop: async ({ tarball }, use) => {
    const workshop = openWorkshop(tarball);
    await use(workshop);
    closeWorkshop(workshop);
  },
  environment: async ({ environment }, use) => {
    await use({ ...environment, ACME_TELEMETRY_WAIT_MS: '200' });
  },
  launch: async ({ workshop, environment }, use) => {
    const children: ChildProcess[] = [];
    await use(async (...args) => {
      const command = commandFor(args, workshop.folder);
      const app = await electron.launch({
        ...command,
        cwd: workshop.folder,
        env: environment,
        chromiumSandbox: !command.args.includes('--no-sandbox'),
        colorScheme: null,
      });
      children.push(app.process());
      const page = await app.firstWindow();
      return { app, ...watched(page) };
    });
    children.forEach(killWithHelpers);
  },
  start: async ({ workshop, environment }, use) => {
    const children: ChildProcess[] = [];
    await use(async (executable, ...args) => {
      const child = spawn(executable, [...args, ...ownArgs(), '--remote-debugging-port=0'], {
        cwd: workshop.folder,
        env: environment,
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: process.platform !== 'win32',
      });
      children.push(child);
      const output = outputOf(child);
      const browser = await chromium.connectOverCDP(await debuggerOf(child, output));
      const [context] = browser.contexts();
      // Some templates open the developer tools, which are a page, too.
      const predicate = (one: Page) => !one.url().startsWith('devtools:');
      const page =
        context?.pages().find(predicate) ??
        (await context?.waitForEvent('page', { predicate, timeout: 30_000 }).catch(() => undefined));
      if (page === undefined) throw new Error(`The app has no window.\n${output.text}`);
      return watched(page);
    });
    children.forEach(killWithHelpers);
  },
});

function watched(page: Page): Started {
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(String(error)));
  return { page, problems };
}

interface Output {
  text: string;
}

/** Everything a program has printed so far. */
function outputOf(child: ChildProcess): Output {
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output.text += chunk;
    });
  }
  return output;
}

/** Chromium's debugging address; throws the program's output if it exits before. */
async function debuggerOf(child: ChildProcess, output: Output): Promise<string> {
  return await new Promise((resolve, reject) => {
    child.stderr?.on('data', () => {
      const [, address] = /DevTools listening on (\S+)/.exec(output.text) ?? [];
      if (address !== undefined) resolve(address);
    });
    void once(child, 'exit').then(([code]) =>
      reject(new Error(`The app ended with ${code}.\n${output.text}`)),
    );
  });
}

/** The names of the events that arrived, each once. */
export function namesAt({ events }: Receiver): string[] {
  return [...new Map(events.map((event) => [event.uid, event.name])).values()].toSorted();
}

/**
 * Uses the app like a person who sees the notice and exports notes, and waits for the events of both sides.
 */
export async function expectDelivery({ page, problems }: Started, receiver: Receiver): Promise<void> {
  const notice = page.getByText(/Acme (counts|collects)/).first();
  // With the page's complaints, which explain a missing event.
  await expect
    .poll(async () => ({ notice: await notice.isVisible(), problems }))
    .toEqual({ notice: true, problems: [] });
  await page.getByRole('button', { name: 'Export notes' }).click();
  await expect.poll(() => namesAt(receiver)).toEqual(['acme.note_created', 'acme.notes_exported']);
  expect(problems).toEqual([]);
}
