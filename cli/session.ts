/** One run of the command line, as far as telemetry is concerned. */
import { release } from 'node:os';
import { join } from 'node:path';
import {
  createNodeTelemetry,
  createSettingsFile,
  type ProductFolders,
  systemClock,
} from 'kreya-telemetry/node';
import { describeProgram } from '../programs/describe-program.ts';
import { readOwnCode } from '../programs/own-code.ts';
import { readPackageType } from '../programs/package-manager.ts';
import { createSettings, type Settings } from '../programs/settings.ts';
import { catalogue } from '../shared/catalogue.ts';
import type { ObservedCommand } from './command.ts';
import { endOnSignals } from './interruption.ts';
import { note } from './output.ts';
import { clearProgress } from './progress.ts';
import type { CliTelemetry } from './recorded-events.ts';
import type { Speech } from './speech.ts';

/** Where this is built to, and the app's bundles beside it. */
const OUT_FOLDER = join(import.meta.dirname, '..');

/** Where the package of an installation has this, in `kreyac/out/`. */
const RESOURCES_FOLDER = join(OUT_FOLDER, '../..');

export interface Session {
  readonly settings: Settings;
  readonly telemetry: CliTelemetry;
  /** Records how the command went, once. */
  record(succeeded: boolean): void;
}

export interface SessionOptions {
  /** Null if there is nowhere to have any. */
  readonly folders: ProductFolders | null;
  readonly version: string;
  /** With what response files hold. */
  readonly commandLine: readonly string[];
  readonly command: ObservedCommand;
  readonly speech: Speech;
}

/** `process.hrtime` starts somewhere; the process itself some tens of milliseconds before this. */
const startedAt = systemClock.monotonic();

export function beginSession({ folders, version, commandLine, command, speech }: SessionOptions): Session {
  const folder = folders?.folder ?? null;
  const file = createSettingsFile(folder, 'config');
  const settings = createSettings(file);
  const telemetry: CliTelemetry = createNodeTelemetry({
    catalogue,
    version,
    productName: 'Kreya',
    locale: speech.locale,
    folder,
    ...(folders === null ? {} : { localFolder: folders.localFolder }),
    settings: file,
    commandLine,
    notice: speech.texts.notice,
    warn: note,
    // One that is to deliver, or to delete, does so itself.
    sends: command.event !== null,
    ownCode: () => readOwnCode(OUT_FOLDER, null),
    errorContext: {
      fields: catalogue.events.AppStarted.fields,
      values: () =>
        describeProgram(
          {
            appKind: 'cli',
            appVersion: version,
            systemVersion: release(),
            translatedFromArm64: false,
            executable: import.meta.filename,
            packageType: readPackageType(RESOURCES_FOLDER),
          },
          settings,
        ),
    },
  });
  let isRecorded = false;

  function record(succeeded: boolean): void {
    if (isRecorded || command.event === null) return;
    isRecorded = true;
    const durationMs = Math.round(systemClock.monotonic() - startedAt);
    telemetry.track('CliCommandExecuted', { command: command.event, durationMs, succeeded });
  }

  // Before telemetry's own, so that the error is told with the command that it ended.
  process.prependListener('uncaughtExceptionMonitor', () => record(false));
  endOnSignals(() => {
    clearProgress();
    telemetry.stop();
  });
  return { settings, telemetry, record };
}
