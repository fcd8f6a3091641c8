/** One run of the command line, as far as telemetry is concerned. */

import { createSettings, type Settings } from '../programs/settings.ts';
import { readThrown } from '../telemetry/contract/raw-error.ts';
import { createTelemetry, type Telemetry } from '../telemetry/core/telemetry.ts';
import { placeFor } from '../telemetry/node/no-home.ts';
import { systemClock } from '../telemetry/node/node-host.ts';
import { showNoticeOnce } from '../telemetry/node/notice-once.ts';
import { createSettingsFile } from '../telemetry/node/settings-file.ts';
import type { Command } from './command.ts';
import { createCliHost } from './host.ts';
import { endOnSignals } from './interruption.ts';
import { NOTICE } from './notice.ts';
import { note } from './output.ts';

export interface Session {
  readonly settings: Settings;
  readonly telemetry: Telemetry;
  /** Records how the command went, once. */
  record(succeeded: boolean): void;
}

export interface SessionOptions {
  /** The per-user folder; null if there is nowhere to have one. */
  readonly folder: string | null;
  readonly version: string;
  readonly commandLine: readonly string[];
  readonly command: Command;
}

/** By then a command that only prints has ended, which is not to pay for loading what sends. */
const SEND_AFTER_MS = 50;

/** `process.hrtime` starts somewhere; the process itself some tens of milliseconds before this. */
const startedAt = systemClock.monotonic();

export function beginSession({ folder, version, commandLine, command }: SessionOptions): Session {
  const place = placeFor(folder);
  const file = createSettingsFile(place.folder);
  const settings = createSettings(file);
  const telemetry = createTelemetry(
    createCliHost({ place, appVersion: version, commandLine, settings, warn: note }),
  );
  let isRecorded = false;

  function record(succeeded: boolean): void {
    if (isRecorded || command.event === null) return;
    isRecorded = true;
    const durationMs = Math.round(systemClock.monotonic() - startedAt);
    telemetry.track('CliCommandExecuted', { command: command.event, durationMs, succeeded });
  }

  // Node does with an error what it always does: prints it, and ends with 1.
  process.on('uncaughtExceptionMonitor', (error: unknown) => {
    record(false);
    telemetry.captureError(readThrown(error), {
      process: 'cli',
      mechanism: 'uncaughtException',
      fatal: true,
    });
  });
  // However it comes about. Nothing is waited for: what was recorded is on disk, and the next may deliver at once.
  process.on('exit', telemetry.stop);
  endOnSignals(telemetry.stop);

  if (telemetry.isNoticeDue()) {
    showNoticeOnce(file, NOTICE);
    telemetry.refresh();
  }
  // What waits is sent while a command works anyway. Most are done before they would have a connection.
  if (command.event !== null) systemClock.schedule(() => void telemetry.flush(), SEND_AFTER_MS);
  return { settings, telemetry, record };
}
