/** What an app provides for telemetry. */
import { sep } from 'node:path';
import { app } from 'electron';
import type { Events } from '../catalogue/define.ts';
import { errorTracking } from '../core/errors/error-tracking.ts';
import { namesOf } from '../core/names.ts';
import { policy } from '../core/policy.ts';
import type { OwnCode } from '../core/ports.ts';
import type { TelemetryProgram } from '../core/telemetry/telemetry.ts';
import { findProductFolders, type ProductFolders } from '../node/app-data.ts';
import { currentDirectory } from '../node/current-directory.ts';
import { describeSystem, systemFields } from '../node/machine.ts';
import { placeFor } from '../node/no-home.ts';
import { nodeHost } from '../node/node-host.ts';
import { builtInOf, foldersOf, ownCodeOf, type TelemetryOptions } from '../node/options.ts';
import { readOwnCode } from '../node/own-code.ts';
import { SETTINGS } from '../node/settings.ts';
import { createSettingsFile } from '../node/settings-file.ts';
import { createTelemetrySettings, type SettingsFile } from '../node/telemetry-settings.ts';
import { createTransport } from './transport.ts';

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
  /** Whether nothing can be written to that folder, for people to be told; `settings` then keeps no choice. */
  readonly unwritable?: boolean;
  /** The pages that may speak to telemetry; those of files if not given. */
  readonly pages?: readonly PageSource[];
}

export interface ElectronHost<E extends Events> extends TelemetryProgram<E> {
  readonly pages: readonly PageSource[];
  readonly settings: SettingsFile;
}

export function createElectronHost<E extends Events>(
  options: ElectronHostOptions<E>,
  warn: (message: string) => void,
): ElectronHost<E> {
  const { catalogue, pages = [{ origin: 'file://' }] } = options;
  const place = placeFor(foldersOf(options, findFolders));
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
    unwritable: options.unwritable ?? false,
    builtIn: builtInOf(options),
    waitMs: options.waitMs ?? (app.isPackaged ? policy.delivery.waitMs : policy.delivery.waitUnpackagedMs),
    fetch: createTransport(namesOf(catalogue.namespace), appVersion),
    warn,
    trackErrors: errorTracking({
      own: ownCodeOf(options, () => readCodeOf(pages)),
      fingerprints: options.fingerprints,
      isPackaged: app.isPackaged,
      environment: options.errorContext ?? {
        fields: systemFields,
        values: () => describeSystem(process.getSystemVersion(), app.runningUnderARM64Translation),
      },
    }),
    pages,
    settings,
  };
}

function readCodeOf(pages: readonly PageSource[]): OwnCode {
  return readOwnCode(app.getAppPath(), [
    { prefix: app.getAppPath(), folder: '' },
    ...pages.flatMap(({ origin, folder }) => (folder === undefined ? [] : [{ prefix: origin, folder }])),
  ]);
}

/** The app's folders, found as its command line finds them; null if there is nowhere to have any. */
function findFolders(): ProductFolders | null {
  try {
    const folder = app.getPath('userData');
    const parent = app.getPath('appData') + sep;
    // On Linux, Electron takes a relative path from a variable, and a person without a home would share one in /tmp with
    // all. On Windows it asks the system, whatever the variables say.
    const isElectrons = process.platform !== 'darwin' && folder.startsWith(parent);
    return isElectrons ? findProductFolders(folder.slice(parent.length)) : { folder, localFolder: folder };
  } catch {
    // Electron can't make it.
    return findProductFolders(app.getName());
  }
}
