import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { app, BrowserWindow, utilityProcess } from 'electron';
import { createElectronTelemetry } from 'kreya-telemetry/main';
import { catalogue } from './catalogue.js';

const telemetry = createElectronTelemetry({ catalogue });

app.whenReady().then(() => {
  const parts = {
    utility: utilityProcess.fork(join(import.meta.dirname, 'utility.js')),
    thread: new Worker(join(import.meta.dirname, 'thread.js')),
  };
  // For the test to talk to them.
  globalThis.ask = async (part, question) => {
    const answer = once(parts[part], 'message');
    parts[part].postMessage(question);
    return (await answer)[0];
  };

  const window = new BrowserWindow({ webPreferences: { preload: telemetry.preloadPath } });
  window.loadFile(join(import.meta.dirname, 'index.html'));
  telemetry.track('NoteCreated', { pinned: true });
});
