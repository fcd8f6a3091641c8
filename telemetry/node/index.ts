/** `kreya-telemetry/node`: telemetry for a command line that shares settings, id and consent with its app. */
import { release } from 'node:os';
import { dirname } from 'node:path';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Events } from '../catalogue/define.ts';
import { readThrown } from '../contract/raw-error.ts';
import { errorTracking } from '../core/errors/error-tracking.ts';
import type { ErrorOrigin } from '../core/errors/origin.ts';
import { createTelemetry, type Telemetry } from '../core/telemetry/telemetry.ts';
import { findProductFolders } from './app-data.ts';
import { currentDirectory } from './current-directory.ts';
import { describeSystem, systemFields } from './machine.ts';
import { placeFor } from './no-home.ts';
import { nodeHost } from './node-host.ts';
import { noticeFor, showNoticeOnce } from './notice.ts';
import { builtInOf, foldersOf, ownCodeOf, type ProgramTelemetry, type TelemetryOptions } from './options.ts';
import { readOwnCode } from './own-code.ts';
import { createPassingFetch, keepAlive } from './passing-fetch.ts';
import { say } from './say.ts';
import { SETTINGS } from './settings.ts';
import { createSettingsFile } from './settings-file.ts';
import { createTelemetrySettings } from './telemetry-settings.ts';

export { describeFileProblem } from '../contract/texts/file-problem.ts';
export { fill } from '../contract/texts/fill.ts';
export { telemetryTextsFor } from '../contract/texts/index.ts';
export { DISABLE_OPTION, findLock } from '../core/consent/locks.ts';
export { readYesNo } from '../core/consent/yes-no.ts';
export type { FlushEnd, FlushResult } from '../core/deliver/sender.ts';
export { codeOf, fileProblemOf, isErrorWithCode } from '../core/disk-errors.ts';
export { decodeText } from '../core/files/decode-text.ts';
export { describeDiskError } from '../core/files/describe-disk-error.ts';
export { namesOf } from '../core/names.ts';
export type { OwnCode } from '../core/ports.ts';
export { readRecords, type StoredRecord } from '../core/telemetry/records.ts';
export { findProductFolders, type ProductFolders, whyUnwritable } from './app-data.ts';
export { currentDirectory } from './current-directory.ts';
export { describeSystem, type MachineFacts, reduceVersion, systemFields } from './machine.ts';
export { NO_HOME } from './no-home.ts';
export { systemClock } from './node-host.ts';
export { type OpenSettingsOptions, openSettingsFile } from './open-settings.ts';
export { readDebugId } from './own-code.ts';
export { CHOICE_LOST } from './read-settings.ts';
export { removeFolder } from './remove-folder.ts';
export { say } from './say.ts';
export { createSettingsFile } from './settings-file.ts';
export {
  createTelemetrySettings,
  type SettingsFile,
  type StoredValues,
  type TelemetrySettings,
} from './telemetry-settings.ts';

/** By then a command that only prints has ended, which is not to pay for loading what sends. */
const SEND_AFTER_MS = 50;

export interface NodeTelemetryOptions<E extends Events> extends TelemetryOptions<E> {
  readonly version: string;
  /** What people call the product. Its per-user folder has this name, too, as Electron gives it to an app. */
  readonly productName: string;
  /** The arguments, if they are not those of the process: with what response files hold, for example. */
  readonly commandLine?: readonly string[];
  /** Whether what waits is sent while the program works; true if not given. */
  readonly sends?: boolean;
  /** What is printed, once, before anything is sent, in place of this module's own words. */
  readonly notice?: string;
}

/** What a command line has of telemetry: `NodeTelemetry<typeof catalogue>`. */
export interface NodeTelemetry<C extends Catalogue>
  extends ProgramTelemetry<C['events']>,
    Pick<Telemetry<C['events']>, 'stop'> {
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
  const { catalogue, version, productName } = options;
  const place = placeFor(foldersOf(options, () => findProductFolders(productName)));
  const file = options.settings ?? createSettingsFile(place.folder, SETTINGS);
  const programFolder = dirname(process.argv[1] ?? '.');
  const telemetry = createTelemetry<E>({
    ...nodeHost,
    ...place,
    ...createTelemetrySettings(file),
    catalogue,
    workingDirectory: currentDirectory(),
    commandLine: options.commandLine ?? process.argv.slice(2),
    environment: process.env,
    appVersion: version,
    builtIn: builtInOf(options),
    ...(options.waitMs === undefined ? {} : { waitMs: options.waitMs }),
    // A process does not end before that is done; what was written outlives the process without it.
    disk: { ...nodeHost.disk, fsync: (_, done) => done() },
    fetch: createPassingFetch(),
    warn: options.warn ?? ((message) => void say(`${catalogue.namespace}: ${message}\n`)),
    trackErrors: errorTracking({
      own: ownCodeOf(options, () => readOwnCode(programFolder, [{ prefix: programFolder, folder: '' }])),
      fingerprints: options.fingerprints,
      environment: options.errorContext ?? {
        fields: systemFields,
        values: () => describeSystem(release(), false),
      },
    }),
  });
  const capture = (thrown: unknown, how: Omit<ErrorOrigin, 'process'>) =>
    telemetry.captureError(readThrown(thrown), { process: 'cli', ...how });

  process.on('uncaughtExceptionMonitor', (error: unknown) =>
    capture(error, { mechanism: 'uncaughtException', fatal: true }),
  );
  process.on('exit', telemetry.stop);
  if (telemetry.isNoticeDue()) {
    showNoticeOnce(file, options.notice ?? noticeFor(productName, catalogue.namespace));
    telemetry.refresh();
  }
  if (options.sends ?? true) nodeHost.clock.schedule(() => void telemetry.flush(), SEND_AFTER_MS);

  return {
    ...telemetry,
    flush: () => keepAlive(telemetry.flush()),
    end: () => keepAlive(telemetry.end()),
    captureError: (thrown, details) => capture(thrown, { ...details, mechanism: 'caught', fatal: false }),
  };
}
