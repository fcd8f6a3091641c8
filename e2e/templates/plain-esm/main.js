import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { createElectronTelemetry } from 'kreya-telemetry/main';
import { catalogue } from './catalogue.js';

const telemetry = createElectronTelemetry({ catalogue });

app.whenReady().then(() => {
  const window = new BrowserWindow({ webPreferences: { preload: telemetry.preloadPath } });
  window.loadFile(join(import.meta.dirname, 'index.html'));
  telemetry.track('NoteCreated', { pinned: true });
});
