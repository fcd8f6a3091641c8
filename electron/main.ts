/** The app: puts its parts together and holds no logic of its own. */
import '../telemetry/electron/error-hooks.ts';
import './home.ts';
import { join } from 'node:path';
import { app } from 'electron';
import { version } from '../package.json';
import type { Settings } from '../programs/settings.ts';
import { createTelemetry } from '../telemetry/core/telemetry.ts';
import { leaveDumps } from '../telemetry/electron/crash-reporter.ts';
import { connectErrorHooks } from '../telemetry/electron/error-hooks.ts';
import { watchProcesses } from '../telemetry/electron/process-gone.ts';
import { finishBeforeQuit } from '../telemetry/electron/quit.ts';
import { watchSettings } from '../telemetry/electron/settings-watch.ts';
import { onWake } from '../telemetry/electron/wake.ts';
import { say } from '../telemetry/node/say.ts';
import { createAbout } from './about.ts';
import { describeStart } from './app-started.ts';
import { askedInVain } from './asked-in-vain.ts';
import { bringPagesBack } from './bring-back.ts';
import { type Claim, claimProfile } from './claim-profile.ts';
import { createEndByError } from './end-by-error.ts';
import { claimFolder } from './folder.ts';
import { createHost } from './host.ts';
import { serveRenderers } from './ipc.ts';
import { lockDown } from './lock-down.ts';
import { setMenu } from './menu.ts';
import { registerScheme, servePages } from './pages.ts';
import { createWorkspace } from './project/workspace.ts';
import { quietChromium } from './quiet-chromium.ts';
import { openSettings } from './settings.ts';
import { createSettingsWindow } from './settings-window.ts';
import { createThemeChoice } from './theme.ts';
import { createUnkeptSettings } from './unkept-settings.ts';
import { showWindow } from './windows.ts';

/** The project that ships with the app, beside what is built. */
const EXAMPLE_FOLDER = join(import.meta.dirname, '../../example');

const folder = claimFolder();

const claim = claimProfile(folder);
if (claim.kind === 'runsAlready') leaveItToTheOther();
else run(claim);

function leaveItToTheOther(): void {
  const problem = askedInVain(process.argv.slice(1), process.env);
  if (problem !== null) warn(problem);
  app.quit();
}

/** Opens the settings, and says once if they, or the lock, can't be as usual. */
function settingsFor(profile: Claim): Settings {
  if (profile.kind === 'unlocked') {
    warn(`Can't lock ${folder}, so a second instance of Kreya that uses it won't be detected.`);
  }
  if (profile.kind !== 'unwritable') return openSettings(folder, warn);
  warn(
    `Can't write to ${folder} (${profile.code}): settings are not kept, and telemetry is off. ` +
      'Make the folder writable, and restart Kreya.',
  );
  return createUnkeptSettings(folder, profile.code);
}

function run(profile: Exclude<Claim, { kind: 'runsAlready' }>): void {
  const settings = settingsFor(profile);
  const telemetry = createTelemetry({
    ...createHost(version, settings, warn),
    unwritable: profile.kind === 'unwritable',
  });
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
