import { release } from 'node:os';
import { join } from 'node:path';
import { describeProgram } from '../programs/describe-program.ts';
import { readOwnCode } from '../programs/own-code.ts';
import type { Settings } from '../programs/settings.ts';
import { catalogue, type KreyaEvents, type MetadataOf } from '../shared/catalogue.ts';
import { errorTracking } from '../telemetry/core/errors/error-tracking.ts';
import type { Disk, TelemetryHost } from '../telemetry/core/ports.ts';
import { currentDirectory } from '../telemetry/node/current-directory.ts';
import { nodeHost } from '../telemetry/node/node-host.ts';
import { createPassingFetch } from '../telemetry/node/passing-fetch.ts';

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
