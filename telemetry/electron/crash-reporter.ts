import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, crashReporter } from 'electron';
import type { Telemetry } from '../core/telemetry/telemetry.ts';

/** Crashpad creates these when it starts, and does not recreate them. */
const CRASHPAD_FOLDERS = ['attachments', 'completed', 'new', 'pending'];

type Needs = Pick<
  Telemetry,
  'captureEarlierCrashes' | 'crashFolder' | 'isTrackingErrors' | 'onStatusChanged'
>;

/**
 * Lets native crashes leave dumps for telemetry while errors are tracked, and collects those of earlier runs.
 * Must run as soon as the app is ready and before its first window: earlier, Chromium would write a random ID
 * of its own to the folder; later, processes that already run would not be covered.
 */
export function leaveDumps(telemetry: Needs): void {
  let isStarted = false;
  let isLeaving = false;

  function update(): void {
    const wasLeaving = isLeaving;
    isLeaving = telemetry.isTrackingErrors();
    if (!isLeaving || wasLeaving) return;
    if (isStarted) makeFoldersAgain(telemetry.crashFolder);
    else start(telemetry.crashFolder);
    isStarted = true;
  }

  telemetry.captureEarlierCrashes();
  update();
  telemetry.onStatusChanged(update);
}

function start(folder: string): void {
  app.setPath('crashDumps', folder);
  crashReporter.start({ uploadToServer: false });
}

/**
 * Turning telemetry off removed them, and without them the reporter, which can't be stopped, writes nothing.
 */
function makeFoldersAgain(folder: string): void {
  try {
    for (const name of CRASHPAD_FOLDERS) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  } catch {
    // Then native crashes leave no dumps, and are reported as processes that exited.
  }
}
