const { join } = require('node:path');
const { app, BrowserWindow } = require('electron');
const { createElectronTelemetry } = require('kreya-telemetry/main');
const { catalogue } = require('./catalogue.js');

const telemetry = createElectronTelemetry({ catalogue });

app.whenReady().then(() => {
  const window = new BrowserWindow({ webPreferences: { preload: telemetry.preloadPath } });
  window.loadFile(join(__dirname, 'index.html'));
  telemetry.track('NoteCreated', { pinned: true });
});
