/** `kreya-telemetry/node`: telemetry for a command line that shares settings, ID and consent with its app. */
import { release } from 'node:os';
import { dirname } from 'node:path';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Events, Fields } from '../catalogue/define.ts';
import { readThrown } from '../contract/raw-error.ts';
import { telemetryTextsFor } from '../contract/texts/index.ts';
import { checkOptions } from '../core/check-options.ts';
import { errorTracking } from '../core/errors/error-tracking.ts';
import type { ErrorOrigin } from '../core/errors/origin.ts';
import { policy } from '../core/policy.ts';
import { createTelemetry, type Telemetry } from '../core/telemetry/telemetry.ts';
import { findProductFolders } from './app-data.ts';
import { type ConnectionCheck, checkConnection } from './check/check-connection.ts';
import { currentDirectory } from './current-directory.ts';
import { describeSystem, systemFields } from './machine.ts';
import { readMachine } from './machine-policy.ts';
import { placeFor } from './no-home.ts';
import { nodeHost } from './node-host.ts';
import { noticeFor, showNoticeOnce } from './notice.ts';
import { nodeChecks } from './option-checks.ts';
import {
  foldersOf,
  type NodeTelemetryOptions,
  ownCodeOf,
  type ProgramTelemetry,
  type WithCommon,
} from './options.ts';
import { tellOfOtherFolder } from './other-folder.ts';
import { readOwnCode } from './own-code.ts';
import { createOwnTransport } from './own-transport.ts';
import {
  askInChildren,
  disableInThreads,
  isPartOfProgram,
  optionsOfProgram,
  processKind,
  strictestConsent,
} from './part-of-program.ts';
import { createPassingFetch, keepAlive, type NetworkObserver } from './passing-fetch.ts';
import { say } from './say.ts';
import { SETTINGS } from './settings.ts';
import { createSettingsFile } from './settings-file.ts';
import { systemLocale } from './system-locale.ts';
import { createTelemetrySettings } from './telemetry-settings.ts';

export { createRecordReader, type RecordReaderOptions } from '../contract/readable/index.ts';
export type * from '../contract/readable/readable.ts';
export type { JsonObject } from '../contract/readable/untrusted.ts';
export type { Described } from '../contract/texts/describe.ts';
export { describeFileProblem } from '../contract/texts/file-problem.ts';
export type { FileProblems } from '../contract/texts/file-problems-en.ts';
export { fill } from '../contract/texts/fill.ts';
export { telemetryTextsFor } from '../contract/texts/index.ts';
export type { WarningTexts } from '../contract/texts/warnings-en.ts';
export type { FoundFile } from '../core/consent/configuration-file.ts';
export { DISABLE_OPTION, findLock, type LockSources } from '../core/consent/locks.ts';
export { readYesNo, type YesNo } from '../core/consent/yes-no.ts';
export { codeOf, fileProblemOf, isErrorWithCode } from '../core/disk-errors.ts';
export { decodeText } from '../core/files/decode-text.ts';
export { describeDiskError } from '../core/files/describe-disk-error.ts';
export { type Names, namesOf } from '../core/names.ts';
export type {
  AddressSetting,
  AdoptionStore,
  CancelTimer,
  ChoiceChange,
  ChoiceStore,
  Clock,
  Disk,
  Finding,
  Lock,
  MachinePolicy,
  NoticeStore,
  StoredChoice,
  StoredChoices,
} from '../core/ports.ts';
export { type RecordJson, readRecords, recordToJson, type StoredRecord } from '../core/telemetry/records.ts';
export type { GetWarningTexts } from '../core/warnings.ts';
export { findProductFolders, whyUnwritable } from './app-data.ts';
export { currentDirectory } from './current-directory.ts';
export {
  describeSystem,
  type MachineFacts,
  reduceVersion,
  type SystemFacts,
  systemFields,
} from './machine.ts';
export { NO_HOME } from './no-home.ts';
export { systemClock } from './node-host.ts';
export { type OpenSettingsOptions, openSettingsFile } from './open-settings.ts';
export type { NodeTelemetryOptions } from './options.ts';
export { readDebugId } from './own-code.ts';
export { CHOICE_LOST, type SettingsHost } from './read-settings.ts';
export { removeFolder } from './remove-folder.ts';
export { say } from './say.ts';
export { createSettingsFile } from './settings-file.ts';
export { systemLocale } from './system-locale.ts';
export { createTelemetrySettings, type TelemetrySettings } from './telemetry-settings.ts';
export type * from './types.ts';

/** By then, a command that only prints has ended without loading the sender. */
const SEND_AFTER_MS = 50;

/** The telemetry of a command line: `NodeTelemetry<typeof catalogue>`. */
export interface NodeTelemetry<C extends Catalogue>
  extends ProgramTelemetry<C['events'], C['common']>,
    Pick<Telemetry<C['events']>, 'stop'> {
  /**
   * Waits until what was recorded is sent, for less than a second. Not needed if some program of the product,
   * such as the app, occasionally runs for a while and delivers what is on disk.
   */
  end(): Promise<void>;
  /**
   * Finds out what stands between this machine and the receiver, by one request without events, without an installation
   * ID and without a record of it. It is made even if the person turned telemetry off, so call it only for a person
   * who asks. Gives up after `timeoutMs`, 10 seconds by default. Rejects with an error for people if telemetry is locked,
   * or there is no receiver.
   */
  check(options?: { readonly timeoutMs?: number }): Promise<ConnectionCheck>;
}

/**
 * Starts telemetry for one run of a command line, or in a utility process or a worker thread of an app:
 * prints the notice if it is due and this is a command line, tracks uncaught exceptions if there is a DSN,
 * and sends what is waiting while the program works. Keeps no program alive. With `optIn` it asks nobody: it
 * records nothing until the person says yes in the app, or the program calls `setEnabled(true)` for them.
 * Throws an error for developers, before attaching anything, if an option is invalid; it says what to write.
 */
export function createNodeTelemetry<const E extends Events, const C extends Fields>(
  options: NodeTelemetryOptions<E> & WithCommon<E, C>,
): NodeTelemetry<Catalogue<E, C>> {
  checkOptions('createNodeTelemetry', options, nodeChecks);
  const { catalogue, version, productName } = options;
  const warningTexts = () => telemetryTextsFor(options.locale ?? systemLocale(), options.texts).warnings;
  const place = placeFor(
    foldersOf(options, () => findProductFolders(productName)),
    warningTexts,
  );
  const file = options.settings ?? createSettingsFile(place.folder, SETTINGS);
  const warn = options.warn ?? ((message: string) => void say(`${catalogue.namespace}: ${message}\n`));
  const programFolder = dirname(process.argv[1] ?? '.');
  const { commandLine: ownArguments = process.argv.slice(2) } = options;
  const commandLine = [...ownArguments, ...optionsOfProgram(catalogue.namespace)];
  // A request by somebody else's `fetch` could keep the program alive.
  const sendsByItself = options.sends ?? options.fetch === undefined;
  const createFetch = (observer?: NetworkObserver) =>
    options.fetch === undefined ? createPassingFetch({ observer }) : createOwnTransport(options.fetch);
  const consent = strictestConsent(options.consent, catalogue.namespace);
  const telemetry = createTelemetry<E>({
    ...nodeHost,
    ...place,
    ...createTelemetrySettings(file),
    catalogue,
    workingDirectory: currentDirectory(),
    commandLine,
    environment: process.env,
    appVersion: version,
    common: options.common,
    machine: readMachine(productName, catalogue.namespace, warningTexts),
    builtIn: { endpoint: options.endpoint, dsn: options.dsn },
    waitMs: options.waitMs,
    sendsByItself,
    consent,
    privacyUrl: options.privacyUrl,
    optedOutBefore: options.optedOutBefore,
    // A process would not end before that is done.
    flushesSegments: false,
    fetch: createFetch(),
    warn,
    warningTexts,
    trackErrors: errorTracking({
      own: ownCodeOf(
        options,
        () => readOwnCode(programFolder, [{ prefix: programFolder, folder: '' }]),
        warn,
      ),
      fingerprints: options.fingerprints,
      environment: options.errorContext ?? {
        fields: systemFields,
        values: () => describeSystem(release(), false),
      },
    }),
  });
  const capture = (thrown: unknown, how: Omit<ErrorOrigin, 'process'>) =>
    telemetry.captureError(readThrown(thrown), { process: processKind(), ...how });

  process.on('uncaughtExceptionMonitor', (error: unknown) =>
    capture(error, { mechanism: 'uncaughtException', fatal: true }),
  );
  process.on('exit', telemetry.stop);
  if (options.folder === undefined) tellOfOtherFolder(productName, process.argv[1], warn);
  disableInThreads(commandLine, catalogue.namespace);
  askInChildren(consent, catalogue.namespace);
  if (options.notice !== null && telemetry.isNoticeDue() && !isPartOfProgram()) {
    showNoticeOnce(file, options.notice ?? noticeFor(productName, catalogue.namespace, options));
    telemetry.refresh();
  }
  if (sendsByItself) nodeHost.clock.schedule(() => void telemetry.flush(), SEND_AFTER_MS);

  return {
    ...telemetry,
    flush: (how) => keepAlive(telemetry.flush(how)),
    end: () => keepAlive(telemetry.end()),
    check: ({ timeoutMs = policy.delivery.checkMs } = {}) =>
      keepAlive(
        checkConnection({
          url: telemetry.logsUrl ?? '',
          timeoutMs,
          createFetch,
          ask: telemetry.checkReceiver,
        }),
      ),
    captureError: (thrown, details) => capture(thrown, { ...details, mechanism: 'caught', fatal: false }),
  };
}
