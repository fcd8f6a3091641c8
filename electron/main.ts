/** The app: connects its parts and has no logic of its own. */
import './early-errors.ts';
import './home.ts';
import { join } from 'node:path';
import { app } from 'electron';
import { createElectronTelemetry } from 'kreya-telemetry/main';
import { type SettingsFile, say } from 'kreya-telemetry/node';
import { version } from '../package.json';
import { readOwnCode } from '../programs/own-code.ts';
import { createSettings } from '../programs/settings.ts';
import type { News } from '../shared/bridge.ts';
import { catalogue } from '../shared/catalogue.ts';
import { createAbout } from './about.ts';
import { claimAppId } from './app-id.ts';
import { becomeKreyac, kreyacArguments } from './app-image.ts';
import { describeStart } from './app-started.ts';
import { askedInVain } from './asked-in-vain.ts';
import { bringPagesBack } from './bring-back.ts';
import { type Claim, claimProfile } from './claim-profile.ts';
import { claimFolders } from './folder.ts';
import { lockDown } from './lock-down.ts';
import { setMenu } from './menu.ts';
import { OWN_ORIGIN, PAGES_ORIGIN, registerScheme, servePages } from './pages.ts';
import { createWorkspace } from './project/workspace.ts';
import { quietChromium } from './quiet-chromium.ts';
import { COSTLY, createRequestHandlers } from './requests.ts';
import { createSentry, FINGERPRINTS } from './sentry.ts';
import { openSettings } from './settings.ts';
import { createSettingsWindow } from './settings-window.ts';
import { quitOnSignals } from './signals.ts';
import { createThemeChoice } from './theme.ts';
import { createUnkeptSettings } from './unkept-settings.ts';
import { showWindow } from './windows.ts';

/** The folder that this bundle and the others are built into. */
const OUT_FOLDER = join(import.meta.dirname, '..');
/** The project that ships with the app, next to the bundles. */
const EXAMPLE_FOLDER = join(OUT_FOLDER, '../example');

const kreyac = kreyacArguments(process.argv.slice(1), process.env);
if (kreyac !== null) becomeKreyac(kreyac);

claimAppId();
const { folder, localFolder, isLasting } = claimFolders();

const claim = claimProfile(folder);
if (claim.kind === 'runsAlready') leaveItToTheOther();
else run(claim);

function leaveItToTheOther(): void {
  const problem = askedInVain(process.argv.slice(1), process.env);
  if (problem !== null) warn(problem);
  app.quit();
}

/** Opens the settings, and warns once if they or the lock are not available as usual. */
function settingsFor(profile: Claim): SettingsFile {
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
  const file = settingsFor(profile);
  const settings = createSettings(file);
  const telemetry = createElectronTelemetry({
    catalogue,
    version,
    folder: isLasting ? folder : null,
    localFolder,
    unwritable: profile.kind === 'unwritable',
    settings: file,
    pages: [{ origin: OWN_ORIGIN }],
    ownCode: () => readOwnCode(OUT_FOLDER, PAGES_ORIGIN),
    errorContext: {
      fields: catalogue.events.AppStarted.fields,
      values: () => describeStart(version, settings),
    },
    fingerprints: FINGERPRINTS,
    endByError: true,
    beforeEnd: () => telemetry.track('AppClosed', { openDurationSeconds: Math.floor(process.uptime()) }),
    warn,
  });
  telemetry.track('AppStarted', describeStart(version, settings));

  const tell = (news: News) => telemetry.tellPages(news);
  const theme = createThemeChoice(settings, telemetry.track, tell);
  const sentry = createSentry(telemetry);
  const workspace = createWorkspace(EXAMPLE_FOLDER, sentry.captureException);
  const openSettingsWindow = createSettingsWindow(settings);
  telemetry.answerPages(
    createRequestHandlers({
      ...theme,
      workspace,
      ...createAbout(telemetry.folder, version),
      openSettings: openSettingsWindow,
    }),
    COSTLY,
  );

  quitOnSignals(telemetry.endAtOnce);
  bringPagesBack();
  quietChromium();
  registerScheme();
  lockDown();
  app.on('second-instance', () => showWindow('index'));
  app.on('will-quit', () => workspace.close());
  app.on('activate', () => showWindow('index'));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });

  const started = app.whenReady().then(() => {
    servePages();
    setMenu({ openSettings: openSettingsWindow, openInspector: () => showWindow('inspector') });
    showWindow('index', { onOpened: (window) => window.once('show', sentry.loadSoon) });
  });
  // An app without a window is useless: do not continue after this rejection.
  started.catch((error: unknown) => {
    setImmediate(() => {
      throw error;
    });
  });
}

function warn(message: string): void {
  say(`kreya: ${message}\n`);
}
