/**
 * Runs in Electron in place of the app's main module, which it imports after it has begun to listen: so the app
 * needs no code for being measured. Once the first page is there it opens Settings as a person does, writes down when
 * what happened, and quits; or stays as it is, if it is to be looked at while nobody uses it.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow, Menu } from 'electron';

/** By the clock that all processes of the machine share, in milliseconds. */
const now = () => Number(process.hrtime.bigint()) / 1e6;

const folder = process.env['KREYA_BENCH_FOLDER'] ?? '';
// Where there is no variable for it, the app must not come upon the folder of whoever runs the bench.
app.setPath('appData', folder);

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

await import(new URL('./out/main/main.js', import.meta.url).href);
marks.importedAt = now();
// Comes after the app's own, which was there first.
void app.whenReady().then(() => {
  marks.handledAt = now();
});
