import { join } from 'node:path';
import * as Sentry from '@sentry/electron/main';
import { app, BrowserWindow } from 'electron';
import Store from 'electron-store';
import { createElectronTelemetry } from 'kreya-telemetry/main';
import { createSettingsFile } from 'kreya-telemetry/node';
import { catalogue } from './catalogue.js';

Sentry.init({ dsn: process.env.SENTRY_DSN });
const store = new Store();

const telemetry = createElectronTelemetry({
  catalogue,
  // The file of electron-store, `config.json`.
  settings: createSettingsFile(app.getPath('userData'), 'config'),
});

app.whenReady().then(() => {
  const window = new BrowserWindow({ webPreferences: { preload: telemetry.preloadPath } });
  window.loadFile(join(import.meta.dirname, 'index.html'));
  telemetry.track('NoteCreated', { pinned: true });
  store.set('theme', 'dark');
  Sentry.captureException(new Error('The notes of Ada are gone.'));
});
