/** `kreya-telemetry/node`: telemetry for a command line that shares settings, id and consent with its app. */
import { release } from 'node:os';
import { dirname } from 'node:path';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Events } from '../catalogue/define.ts';
import { readThrown } from '../contract/raw-error.ts';
import { errorTracking } from '../core/errors/error-tracking.ts';
import type { ErrorOrigin } from '../core/errors/origin.ts';
import { createTelemetry, type Telemetry } from '../core/telemetry.ts';
import { findProductFolder } from './app-data.ts';
import { currentDirectory } from './current-directory.ts';
import { describeSystem, systemFields } from './machine.ts';
import { placeFor } from './no-home.ts';
import { nodeHost } from './node-host.ts';
import { noticeFor } from './node-notice.ts';
import { showNoticeOnce } from './notice-once.ts';
import type { TelemetryOptions } from './options.ts';
import { readOwnCode } from './own-code.ts';
import { createPassingFetch, keepAlive } from './passing-fetch.ts';
import { say } from './say.ts';
import { SETTINGS } from './settings.ts';
import { createSettingsFile } from './settings-file.ts';
import { createTelemetrySettings } from './telemetry-settings.ts';

/** By then a command that only prints has ended, which is not to pay for loading what sends. */
const SEND_AFTER_MS = 50;

export interface NodeTelemetryOptions<E extends Events> extends TelemetryOptions<E> {
  readonly version: string;
  /** What people call the product. Its per-user folder has this name, too, as Electron gives it to an app. */
  readonly productName: string;
  /** The product's per-user folder, if it has another name or place. */
  readonly folder?: string;
  /** What is printed, once, before anything is sent, in place of this module's own words. */
  readonly notice?: string;
}

/** What a command line has of telemetry: `NodeTelemetry<typeof catalogue>`. */
export interface NodeTelemetry<C extends Catalogue>
  extends Pick<
    Telemetry<C['events']>,
    | 'activity'
    | 'deleteFiles'
    | 'deleteHistory'
    | 'deleteWaiting'
    | 'flush'
    | 'resetInstallationId'
    | 'setEnabled'
    | 'status'
    | 'track'
  > {
  /** Tracks an error that the program caught, whatever was thrown. Never throws. */
  captureError(thrown: unknown): void;
  /**
   * Waits until what was recorded is sent, for less than a second. Not needed: it is on disk, and the next program of
   * the product delivers it.
   */
  end(): Promise<void>;
}

/**
 * Starts telemetry for one run of a command line: prints the notice if it is due, tracks uncaught exceptions if there
 * is a DSN, and sends what waits while the program works anyway. Keeps no program alive.
 */
export function createNodeTelemetry<const E extends Events>(
  options: NodeTelemetryOptions<E>,
): NodeTelemetry<Catalogue<E>> {
  const { catalogue, version, productName, endpoint, dsn } = options;
  const place = placeFor(options.folder ?? findProductFolder(productName));
  const file = createSettingsFile(place.folder, SETTINGS);
  const programFolder = dirname(process.argv[1] ?? '.');
  const telemetry = createTelemetry<E>({
    ...nodeHost,
    ...place,
    ...createTelemetrySettings(file),
    catalogue,
    workingDirectory: currentDirectory(),
    commandLine: process.argv.slice(2),
    environment: process.env,
    appVersion: version,
    builtIn: { ...(endpoint === undefined ? {} : { endpoint }), ...(dsn === undefined ? {} : { dsn }) },
    // A process does not end before that is done; what was written outlives the process without it.
    disk: { ...nodeHost.disk, fsync: (_, done) => done() },
    fetch: createPassingFetch(),
    warn: options.warn ?? ((message) => void say(`${catalogue.namespace}: ${message}\n`)),
    trackErrors: errorTracking({
      own: () => readOwnCode(programFolder, [{ prefix: programFolder, folder: '' }]),
      environment: { fields: systemFields, values: () => describeSystem(release(), false) },
    }),
  });
  const capture = (thrown: unknown, how: Pick<ErrorOrigin, 'mechanism' | 'fatal'>) =>
    telemetry.captureError(readThrown(thrown), { process: 'cli', ...how });

  process.on('uncaughtExceptionMonitor', (error: unknown) =>
    capture(error, { mechanism: 'uncaughtException', fatal: true }),
  );
  process.on('exit', telemetry.stop);
  if (telemetry.isNoticeDue()) {
    showNoticeOnce(file, options.notice ?? noticeFor(productName, catalogue.namespace));
    telemetry.refresh();
  }
  nodeHost.clock.schedule(() => void telemetry.flush(), SEND_AFTER_MS);

  return {
    ...telemetry,
    flush: () => keepAlive(telemetry.flush()),
    end: () => keepAlive(telemetry.end()),
    captureError: (thrown) => capture(thrown, { mechanism: 'caught', fatal: false }),
  };
}
