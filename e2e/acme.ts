/**
 * The app of telemetry/docs/embedding.md, as its readers build it, with its own profile and a real receiver
 * for each test.
 */
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { type ElectronApplication, _electron as electron, expect, type Page } from '@playwright/test';
import type { Receiver } from '../telemetry/testing/receiver/receiver.ts';
import { commandFor, killWithHelpers, quitInOrder } from './kreya.ts';
import { test as base } from './profile.ts';
import { compile, createScratch, type Scratch } from './scratch.ts';

export { expect };

interface Acme {
  readonly app: ElectronApplication;
  readonly window: Page;
  quit(): Promise<void>;
}

interface Fixtures {
  /** Starts the guide's app, or the one in another folder. */
  readonly launch: (
    env?: Readonly<Record<string, string>>,
    folder?: string,
    args?: readonly string[],
  ) => Promise<Acme>;
}

export const test = base.extend<Fixtures, { scratch: Scratch }>({
  scratch: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
    async ({}, use) => {
      const scratch = await createScratch();
      try {
        expect(await compile(scratch.folder)).toBe('');
        await use(scratch);
      } finally {
        rmSync(scratch.folder, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  launch: async ({ scratch, environment }, use) => {
    const children: ChildProcess[] = [];
    await use(async (env = {}, folder = scratch.folder, args = []) => {
      const command = commandFor(args, folder);
      const chromiumSandbox = !command.args.includes('--no-sandbox');
      const app = await electron.launch({
        ...command,
        cwd: tmpdir(),
        env: { ...environment, ...env },
        chromiumSandbox,
        colorScheme: null,
      });
      const child = app.process();
      children.push(child);
      const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
      const window = await app.firstWindow();
      await window.getByRole('button', { name: 'Export notes' }).waitFor();
      return {
        app,
        window,
        async quit() {
          await quitInOrder(app);
          await exited;
        },
      };
    });
    for (const child of children) killWithHelpers(child);
  },
});

/** The names of the events that have arrived, without duplicates. */
export const namesAt = (receiver: Receiver): string[] => [
  ...new Map(receiver.events.map((event) => [event.uid, event.name])).values(),
];
