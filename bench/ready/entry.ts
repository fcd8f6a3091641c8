/**
 * Runs in Electron in place of the app's main module, which it imports once it is listening: so the app needs
 * no code for being measured. Once the first page exists it opens Settings as a person does, writes down when
 * everything happened, and quits; or leaves the app alone, to be measured at rest.
 */
import fs, { writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { app, type BrowserWindow, Menu, type WebContents } from 'electron';

/** In milliseconds, by the clock that all processes of the machine share. */
const now = () => Number(process.hrtime.bigint()) / 1e6;

const folder = process.env['KREYA_BENCH_FOLDER'] ?? '';
// Where no variable sets it, the app must not find the folder of whoever runs the bench.
app.setPath('appData', folder);

/** Such as `60x2000`: how many events, and how many milliseconds apart. */
const work = process.env['KREYA_BENCH_WORK'];
let fsyncs = 0;
if (work !== undefined) countFsyncs();

const marks = {
  begunAt: now(),
  importedAt: 0,
  readyAt: 0,
  handledAt: 0,
  loadedAt: 0,
  settingsMadeAt: 0,
  settingsPaintedAt: 0,
  settingsShownAt: 0,
};
app.once('ready', () => {
  marks.readyAt = now();
});
app.once('browser-window-created', (_, first) => {
  first.webContents.once('did-finish-load', () => {
    marks.loadedAt = now();
    if (work !== undefined) workWhenTold(first.webContents, work);
    if (process.env['KREYA_BENCH_STAYS'] !== undefined) return;
    app.once('browser-window-created', (_event, settings) => watchSettings(settings));
    Menu.getApplicationMenu()?.getMenuItemById('settings')?.click();
  });
});

function watchSettings(settings: BrowserWindow): void {
  marks.settingsMadeAt = now();
  settings.once('ready-to-show', () => {
    marks.settingsPaintedAt = now();
  });
  settings.once('show', () => {
    marks.settingsShownAt = now();
    writeFileSync(join(folder, 'marks.json'), JSON.stringify(marks));
    app.quit();
  });
}

/** Counts the app's flushes to disk, however its code got hold of the function. */
function countFsyncs(): void {
  for (const name of ['fsync', 'fsyncSync', 'fdatasync', 'fdatasyncSync']) {
    const real: unknown = Reflect.get(fs, name);
    if (typeof real !== 'function') throw new Error(`Node has no ${name}.`);
    Reflect.set(fs, name, (...args: unknown[]) => {
      fsyncs += 1;
      return Reflect.apply(real, fs, args);
    });
  }
  syncBuiltinESMExports();
}

/** The first signal makes the page record events as a person causes them, the second writes the count. */
function workWhenTold(page: WebContents, what: string): void {
  const [events = 0, everyMs = 0] = what.split('x').map(Number);
  process.once('SIGUSR2', () => {
    fsyncs = 0;
    let left = events;
    const timer = setInterval(() => {
      left -= 1;
      if (left === 0) clearInterval(timer);
      void page.executeJavaScript("window.kreya.telemetry.track('ThemeChanged', { theme: 'dark' })");
    }, everyMs);
    process.once('SIGUSR2', () => writeFileSync(join(folder, 'work.json'), JSON.stringify({ fsyncs })));
  });
}

await import(new URL('./out/main/main.js', import.meta.url).href);
marks.importedAt = now();
// Runs after the app's own handler, which was registered first.
void app.whenReady().then(() => {
  marks.handledAt = now();
});
