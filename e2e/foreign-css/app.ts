/** A third-party app whose only page has all components and applies one stylesheet after another. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from '@playwright/test';
import { build } from 'vite';
import { commandFor, inheritedEnvironment, killWithHelpers } from '../kreya.ts';

const LIBRARY = join(import.meta.dirname, '../../telemetry/dist');

const MAIN = `'use strict';
const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ show: true });
  // The real pointer may be anywhere, and would hover over what comes to lie under it.
  window.setIgnoreMouseEvents(true);
  return window.loadFile('page/index.html');
});
`;

export interface ForeignApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  end(): void;
}

/** Builds the app around the library as last built, and starts it. */
export async function startForeignApp(): Promise<ForeignApp> {
  if (!existsSync(join(LIBRARY, 'renderer.js')))
    throw new Error('The package is not built. Run: npm run library');
  const folder = mkdtempSync(join(tmpdir(), 'acme-'));
  await build({
    root: import.meta.dirname,
    base: './',
    configFile: false,
    logLevel: 'warn',
    // As published: inside this repository, its name resolves to its source.
    resolve: { alias: [{ find: /^kreya-telemetry\/(\w+)$/, replacement: join(LIBRARY, '$1.js') }] },
    build: { outDir: join(folder, 'page'), emptyOutDir: true },
  });
  writeFileSync(join(folder, 'package.json'), '{ "name": "acme", "main": "main.js" }');
  writeFileSync(join(folder, 'main.js'), MAIN);

  const command = commandFor([], folder);
  const app = await electron.launch({
    ...command,
    cwd: folder,
    env: { ...inheritedEnvironment(), XDG_CONFIG_HOME: folder },
    chromiumSandbox: !command.args.includes('--no-sandbox'),
    colorScheme: null,
  });
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'showComponents' in window);
  return {
    app,
    page,
    end() {
      killWithHelpers(app.process());
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
