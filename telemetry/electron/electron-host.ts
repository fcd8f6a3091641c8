/** Provides telemetry with what it needs from an app. */
import { app } from 'electron';
import type { Events } from '../catalogue/define.ts';
import { errorTracking } from '../core/errors/error-tracking.ts';
import { type Names, namesOf } from '../core/names.ts';
import { policy } from '../core/policy.ts';
import type { Fetch, MachinePolicy, OwnCode } from '../core/ports.ts';
import type { TelemetryProgram } from '../core/telemetry/telemetry.ts';
import { currentDirectory } from '../node/current-directory.ts';
import { describeSystem, systemFields } from '../node/machine.ts';
import { placeFor } from '../node/no-home.ts';
import { nodeHost } from '../node/node-host.ts';
import { foldersOf, ownCodeOf } from '../node/options.ts';
import { readOwnCode } from '../node/own-code.ts';
import { createOwnTransport } from '../node/own-transport.ts';
import { SETTINGS } from '../node/settings.ts';
import { createSettingsFile } from '../node/settings-file.ts';
import { createTelemetrySettings, type SettingsFile } from '../node/telemetry-settings.ts';
import { findUserData } from './app-folders.ts';
import type { ElectronTelemetryOptions, PageSource } from './options.ts';
import { type DevelopmentServer, ownPages } from './own-pages.ts';
import { createTransport } from './transport.ts';

export interface ElectronHost<E extends Events> extends TelemetryProgram<E> {
  /** Whether pages of that origin are the app's own. */
  readonly isOwnOrigin: (origin: string) => boolean;
  readonly settings: SettingsFile;
}

export function createElectronHost<E extends Events>(
  options: ElectronTelemetryOptions<E>,
  machine: MachinePolicy,
  warn: (message: string) => void,
): ElectronHost<E> {
  const { catalogue, pages = [] } = options;
  const names = namesOf(catalogue.namespace);
  const place = placeFor(foldersOf(options, findUserData));
  const settings = options.settings ?? createSettingsFile(place.folder, SETTINGS);
  const appVersion = options.version ?? app.getVersion();
  return {
    ...nodeHost,
    ...place,
    ...createTelemetrySettings(settings),
    catalogue,
    workingDirectory: currentDirectory(),
    commandLine: process.argv.slice(1),
    environment: process.env,
    appVersion,
    common: options.common,
    unwritable: options.unwritable ?? false,
    machine,
    builtIn: { endpoint: options.endpoint, dsn: options.dsn },
    consent: options.consent,
    privacyUrl: options.privacyUrl,
    optedOutBefore: options.optedOutBefore,
    waitMs: options.waitMs ?? (app.isPackaged ? policy.delivery.waitMs : policy.delivery.waitUnpackagedMs),
    fetch: transportOf(options, names, appVersion, warn),
    warn,
    trackErrors: errorTracking({
      own: ownCodeOf(options, () => readCodeOf(pages), warn),
      fingerprints: options.fingerprints,
      isPackaged: app.isPackaged,
      environment: options.errorContext ?? {
        fields: systemFields,
        values: () => describeSystem(process.getSystemVersion(), app.runningUnderARM64Translation),
      },
    }),
    isOwnOrigin: ownPages(options.pages, developmentServer()),
    settings,
  };
}

function transportOf(
  { fetch, prepareSession }: Pick<ElectronTelemetryOptions<Events>, 'fetch' | 'prepareSession'>,
  names: Names,
  appVersion: string,
  warn: (message: string) => void,
): Fetch {
  if (fetch === undefined) return createTransport(names, appVersion, { prepareSession, warn });
  const send = createOwnTransport(fetch);
  return async (...request) => {
    // What it may use, such as a session, does not exist before.
    await app.whenReady();
    return send(...request);
  };
}

/** Null in a packaged app, even if an Electron installed beside it starts it. */
function developmentServer(): DevelopmentServer | null {
  const isReleased = app.isPackaged || app.getAppPath().endsWith('.asar');
  return isReleased ? null : { address: process.env['ELECTRON_RENDERER_URL'] };
}

function readCodeOf(pages: readonly PageSource[]): OwnCode {
  return readOwnCode(app.getAppPath(), [
    { prefix: app.getAppPath(), folder: '' },
    ...pages.flatMap(({ origin, folder }) => (folder === undefined ? [] : [{ prefix: origin, folder }])),
  ]);
}
