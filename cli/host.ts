import { release } from 'node:os';
import { join } from 'node:path';
import { errorTracking } from '../electron/telemetry/errors/error-tracking.ts';
import type { Disk, TelemetryHost } from '../electron/telemetry/host.ts';
import { nodeHost } from '../electron/telemetry/node-host.ts';
import { currentDirectory } from '../host/current-directory.ts';
import { describeProgram } from '../host/describe-program.ts';
import { readOwnCode } from '../host/own-code.ts';
import { createPassingFetch } from '../host/passing-fetch.ts';
import type { Settings } from '../host/settings.ts';
import { catalogue, type KreyaEvents, type MetadataOf } from '../shared/catalogue/index.ts';

/** Where this is built to, and the app's bundles beside it. */
const OUT_FOLDER = join(import.meta.dirname, '..');

/**
 * Nothing is taken to the device: a process does not end before that is done, which would be what a person waits
 * for. What was written outlives the process without it.
 */
const disk: Disk = { ...nodeHost.disk, fsync: (_, done) => done() };

export interface CliHostOptions {
  readonly place: Pick<TelemetryHost, 'folder' | 'heldOff'>;
  readonly appVersion: string;
  /** With what response files hold. */
  readonly commandLine: readonly string[];
  readonly settings: Settings;
  readonly warn: (message: string) => void;
}

/** What the command line provides for telemetry. */
export function createCliHost(options: CliHostOptions): TelemetryHost<KreyaEvents> {
  const { appVersion, settings } = options;
  return {
    ...nodeHost,
    ...options.place,
    catalogue,
    workingDirectory: currentDirectory(),
    commandLine: options.commandLine,
    environment: process.env,
    appVersion,
    choice: settings.choice,
    notice: settings.notice,
    disk,
    fetch: createPassingFetch(),
    warn: options.warn,
    trackErrors: errorTracking({
      own: () => readOwnCode(OUT_FOLDER, null),
      environment: {
        fields: catalogue.events.AppStarted.fields,
        values: () => describeRun(appVersion, settings),
      },
    }),
  };
}

/** The metadata of `AppStarted` for the command line, which tells it with its errors. */
function describeRun(appVersion: string, settings: Settings): MetadataOf<'AppStarted'> {
  return describeProgram(
    {
      appKind: 'cli',
      appVersion,
      systemVersion: release(),
      translatedFromArm64: false,
      executable: import.meta.filename,
      packageType: null,
    },
    settings,
  );
}
