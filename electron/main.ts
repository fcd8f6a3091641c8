/** The app: puts its parts together and holds no logic of its own. */
import './error-hooks.ts';
import './home.ts';
import { join } from 'node:path';
import { app } from 'electron';
import { say } from '../host/say.ts';
import { version } from '../package.json';
import { createAbout } from './about.ts';
import { describeStart } from './app-started.ts';
import { bringPagesBack } from './bring-back.ts';
import { leaveDumps } from './crash-reporter.ts';
import { createEndByError } from './end-by-error.ts';
import { connectErrorHooks } from './error-hooks.ts';
import { claimFolder } from './folder.ts';
import { createHost } from './host.ts';
import { serveRenderers } from './ipc.ts';
import { lockDown } from './lock-down.ts';
import { setMenu } from './menu.ts';
import { registerScheme, servePages } from './pages.ts';
import { watchProcesses } from './process-gone.ts';
import { createWorkspace } from './project/workspace.ts';
import { quietChromium } from './quiet-chromium.ts';
import { finishBeforeQuit } from './quit.ts';
import { openSettings } from './settings.ts';
import { watchSettings } from './settings-watch.ts';
import { createSettingsWindow } from './settings-window.ts';
import { createTelemetry } from './telemetry/index.ts';
import { createThemeChoice } from './theme.ts';
import { onWake } from './wake.ts';
import { showWindow } from './windows.ts';

/** The project that ships with the app, beside what is built. */
const EXAMPLE_FOLDER = join(import.meta.dirname, '../../example');

const folder = claimFolder();

if (app.requestSingleInstanceLock()) run();
else app.quit();

function run(): void {
  const settings = openSettings(folder, warn);
  const telemetry = createTelemetry(createHost(version, settings, warn));
  const theme = createThemeChoice(settings, telemetry);
  const workspace = createWorkspace(EXAMPLE_FOLDER);
  const openSettingsWindow = createSettingsWindow(settings);

  const { end, isEnding } = createEndByError(telemetry.end);
  connectErrorHooks({ capture: telemetry.captureError, end });
  telemetry.track('AppStarted', describeStart(version, settings));
  telemetry.start();
  // An app that ends by an error was not closed.
  finishBeforeQuit(() => {
    if (!isEnding()) telemetry.track('AppClosed', { openDurationSeconds: Math.floor(process.uptime()) });
    return telemetry.end();
  });
  watchSettings(join(folder, 'config.json'), telemetry.refresh);

  watchProcesses(telemetry);
  bringPagesBack();
  quietChromium();
  registerScheme();
  lockDown();
  serveRenderers({
    telemetry,
    ...theme,
    workspace,
    ...createAbout(folder, version),
    openSettings: openSettingsWindow,
    warn,
  });
  app.on('second-instance', () => showWindow('index'));
  app.on('will-quit', () => workspace.close());
  app.on('activate', () => showWindow('index'));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  const started = app.whenReady().then(() => {
    leaveDumps(telemetry);
    servePages();
    setMenu({ openSettings: openSettingsWindow, openInspector: () => showWindow('inspector') });
    showWindow('index');
    onWake(telemetry.wake);
  });
  // An app without a window is of no use to anyone: that is no rejection to go on after.
  started.catch((error: unknown) => {
    setImmediate(() => {
      throw error;
    });
  });
}

function warn(message: string): void {
  say(`kreya: ${message}\n`);
}
