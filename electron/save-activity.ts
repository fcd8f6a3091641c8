/** Saves all that telemetry has on this machine to a file of the person's choice. */
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, type WebContents } from 'electron';
import type { SaveResult } from '../shared/telemetry-bridge.ts';
import { inWords, telemetryTexts } from './in-words.ts';
import type { Telemetry } from './telemetry/index.ts';
import { recordsOf } from './telemetry/records.ts';

/**
 * Saves it as `name` with the day behind it, unless the person wants another name. Rejects with an error for people if the file can't be written; no half of one is left then.
 */
export async function saveActivity(
  activity: Telemetry['activity'],
  name: string,
  asker: WebContents,
): Promise<SaveResult> {
  const options = {
    title: telemetryTexts().activity.saveTitle,
    defaultPath: join(app.getPath('documents'), `${name}-${new Date().toISOString().slice(0, 10)}.json`),
    filters: [{ name: 'JSON', extensions: ['json'] }],
  };
  const window = BrowserWindow.fromWebContents(asker);
  const choice = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  if (choice.canceled) return { kind: 'cancelled' };
  await inWords(
    () => write(activity, choice.filePath),
    ({ activity }) => activity.saveFailed,
  );
  return { kind: 'saved', path: choice.filePath };
}

/** File by file, so that the app goes on meanwhile. */
async function write(activity: Telemetry['activity'], path: string): Promise<void> {
  try {
    await using file = await open(path, 'w', 0o600);
    let separator = '[\n';
    for (const one of activity.list().files) {
      const records = activity.read([one.id]).flatMap((content) => recordsOf(one, content));
      for (const record of records) {
        await file.write(`${separator}${JSON.stringify(record)}`);
        separator = ',\n';
      }
    }
    await file.write(separator === '[\n' ? '[]\n' : '\n]\n');
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
