/** A browser with the site in it, and what went wrong there. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  test as base,
  type ElectronApplication,
  _electron as electron,
  expect,
  type Page,
} from '@playwright/test';
import { commandFor, inheritedEnvironment, killWithHelpers } from '../kreya.ts';

export const SITE = join(import.meta.dirname, '../../site/dist');

const MAIN = `'use strict';
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow().loadURL('about:blank'));
`;

export interface Reader {
  readonly page: Page;
  /** Errors of scripts, lines on the console and requests that failed, since the last look. */
  troubles(): string[];
  /** The addresses that were asked for since the last look. */
  requests(): string[];
  /** Opens a page from the disk; anything behind its name is kept, such as an anchor. */
  open(file: string): Promise<void>;
  resize(width: number): Promise<void>;
}

interface Browser {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** Tests have a browser in common, which begins each with nothing remembered. */
export const test = base.extend<{ reader: Reader }, { browserApp: Browser }>({
  browserApp: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are needed from it.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'kreya-site-'));
      writeFileSync(join(folder, 'package.json'), '{ "name": "reader", "main": "main.js" }');
      writeFileSync(join(folder, 'main.js'), MAIN);
      const command = commandFor([], folder);
      const app = await electron.launch({
        ...command,
        cwd: folder,
        // It would warn of a page without a policy for content, which one from the disk can't have.
        env: {
          ...inheritedEnvironment(),
          XDG_CONFIG_HOME: folder,
          ELECTRON_DISABLE_SECURITY_WARNINGS: 'true',
        },
        chromiumSandbox: !command.args.includes('--no-sandbox'),
      });
      await use({ app, page: await app.firstWindow() });
      killWithHelpers(app.process());
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
    { scope: 'worker' },
  ],
  async reader({ browserApp: { app, page } }, use) {
    const troubles: string[] = [];
    const requests: string[] = [];
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => troubles.push(message.text()));
    page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
    page.on('request', (request) => requests.push(request.url()));
    const reader: Reader = {
      page,
      troubles: () => troubles.splice(0),
      requests: () => requests.splice(0),
      async open(file) {
        // Otherwise one that differs in its anchor only is not loaded.
        await page.goto('about:blank');
        await page.goto(`${pathToFileURL(SITE)}/${file}`);
      },
      async resize(width) {
        await app.evaluate(
          ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size, 900),
          width,
        );
        await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
      },
    };
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await reader.resize(1280);
    await reader.open('index.html');
    await page.evaluate(() => localStorage.clear());
    await use(reader);
    page.removeAllListeners();
    await page.unrouteAll();
  },
});
