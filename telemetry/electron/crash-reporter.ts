import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, crashReporter } from 'electron';
import type { Telemetry } from '../core/telemetry/telemetry.ts';

/** What Crashpad makes when it starts, and does not make again if it was removed. */
const CRASHPAD_FOLDERS = ['attachments', 'completed', 'new', 'pending'];

type Needs = Pick<
  Telemetry,
  'captureEarlierCrashes' | 'crashFolder' | 'isTrackingErrors' | 'onStatusChanged'
>;

/**
 * Lets native crashes leave a dump for telemetry to read, as long as errors are tracked, and looks for those of
 * earlier runs. Has to come as soon as the app is ready, before its first window: earlier, Chromium would make a
 * random id of its own in the folder, and later, processes that run already would go without.
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

/** Turning telemetry off removed them, without which the reporter, which can't be stopped, writes nothing. */
function makeFoldersAgain(folder: string): void {
  try {
    for (const name of CRASHPAD_FOLDERS) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
  } catch {
    // Native crashes leave no dumps then, and are told of by the process that is gone.
  }
}
