/** What an app provides for telemetry. */
import { app } from 'electron';
import { errorTracking } from '../electron/telemetry/errors/error-tracking.ts';
import type { TelemetryHost } from '../electron/telemetry/host.ts';
import { namesOf } from '../electron/telemetry/names.ts';
import { nodeHost } from '../electron/telemetry/node-host.ts';
import { createTransport } from '../electron/transport.ts';
import { findProductFolder } from '../host/app-data.ts';
import { currentDirectory } from '../host/current-directory.ts';
import { placeFor } from '../host/no-home.ts';
import { createSettingsFile } from '../host/settings-file.ts';
import { createTelemetrySettings } from '../host/telemetry-settings.ts';
import type { Events } from '../shared/catalogue/define.ts';
import type { TelemetryOptions } from './options.ts';
import { readOwnCode } from './own-code.ts';
import { SETTINGS } from './settings.ts';
import { describeSystem, systemFields } from './system-fields.ts';

/** Where pages of the app come from. */
export interface PageSource {
  /** Such as `file://`, `app://acme` or, while they are worked on, `http://localhost:5173`. */
  readonly origin: string;
  /** The folder, below the app's, in which what is at this origin lies, such as `out/renderer`; for error reports. */
  readonly folder?: string;
}

export interface ElectronHostOptions<E extends Events> extends TelemetryOptions<E> {
  /** The app's version; `app.getVersion()` if not given. */
  readonly version?: string;
  /** The app's per-user folder; `app.getPath('userData')` if not given. */
  readonly folder?: string;
  /** The pages that may speak to telemetry; those of files if not given. */
  readonly pages?: readonly PageSource[];
}

export interface ElectronHost<E extends Events> extends TelemetryHost<E> {
  readonly pages: readonly PageSource[];
}

export function createElectronHost<E extends Events>(
  options: ElectronHostOptions<E>,
  warn: (message: string) => void,
): ElectronHost<E> {
  const { catalogue, endpoint, dsn, pages = [{ origin: 'file://' }] } = options;
  const place = placeFor(options.folder ?? findFolder());
  const appVersion = options.version ?? app.getVersion();
  return {
    ...nodeHost,
    ...place,
    ...createTelemetrySettings(createSettingsFile(place.folder, SETTINGS)),
    catalogue,
    workingDirectory: currentDirectory(),
    commandLine: process.argv.slice(1),
    environment: process.env,
    appVersion,
    builtIn: { ...(endpoint === undefined ? {} : { endpoint }), ...(dsn === undefined ? {} : { dsn }) },
    fetch: createTransport(namesOf(catalogue.namespace), appVersion),
    warn,
    trackErrors: errorTracking({
      own: () =>
        readOwnCode(app.getAppPath(), [
          { prefix: app.getAppPath(), folder: '' },
          ...pages.flatMap(({ origin, folder }) =>
            folder === undefined ? [] : [{ prefix: origin, folder }],
          ),
        ]),
      environment: {
        fields: systemFields,
        values: () => describeSystem(process.getSystemVersion(), app.runningUnderARM64Translation),
      },
    }),
    pages,
  };
}

/** The app's per-user folder, found as its command line finds it; null if there is nowhere to have one. */
function findFolder(): string | null {
  try {
    const folder = app.getPath('userData');
    const parent = `${app.getPath('appData')}/`;
    // There, Electron takes a relative path from a variable, and a person without a home would share one in /tmp with all.
    const isElectrons = process.platform === 'linux' && folder.startsWith(parent);
    return isElectrons ? findProductFolder(folder.slice(parent.length)) : folder;
  } catch {
    // Electron can't make it.
    return findProductFolder(app.getName());
  }
}
