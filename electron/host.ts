import { join } from 'node:path';
import { app } from 'electron';
import { readOwnCode } from '../programs/own-code.ts';
import type { Settings } from '../programs/settings.ts';
import { catalogue, type KreyaEvents } from '../shared/catalogue.ts';
import { errorTracking } from '../telemetry/core/errors/error-tracking.ts';
import { namesOf } from '../telemetry/core/names.ts';
import type { TelemetryHost } from '../telemetry/core/ports.ts';
import { createTransport } from '../telemetry/electron/transport.ts';
import { currentDirectory } from '../telemetry/node/current-directory.ts';
import { placeFor } from '../telemetry/node/no-home.ts';
import { nodeHost } from '../telemetry/node/node-host.ts';
import { describeStart } from './app-started.ts';
import { findFolder } from './folder.ts';
import { PAGES_ORIGIN } from './pages.ts';

/** Where this is built to, and the other bundles beside it. */
const OUT_FOLDER = join(import.meta.dirname, '..');

/** What the app provides for telemetry. */
export function createHost(
  appVersion: string,
  settings: Settings,
  warn: (message: string) => void,
): TelemetryHost<KreyaEvents> {
  return {
    ...nodeHost,
    ...placeFor(findFolder()),
    catalogue,
    folder: app.getPath('userData'),
    workingDirectory: currentDirectory(),
    commandLine: process.argv.slice(1),
    environment: process.env,
    appVersion,
    choice: settings.choice,
    notice: settings.notice,
    fetch: createTransport(namesOf(catalogue.namespace), appVersion),
    warn,
    trackErrors: errorTracking({
      own: () => readOwnCode(OUT_FOLDER, PAGES_ORIGIN),
      environment: {
        fields: catalogue.events.AppStarted.fields,
        values: () => describeStart(appVersion, settings),
      },
    }),
  };
}
