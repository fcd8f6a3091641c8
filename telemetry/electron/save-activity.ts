/** Saves all of telemetry's data on this machine to a file of the person's choice. */
import { join } from 'node:path';
import { app, dialog, type WebContents } from 'electron';
import type { SaveResult } from '../contract/bridge.ts';
import type { Telemetry } from '../core/telemetry/telemetry.ts';
import { windowOf } from './alive.ts';
import { inWords, type Texts } from './in-words.ts';
import { writeActivity } from './write-activity.ts';

/** Pages whose person is being asked for a file: one dialog per page, however often it requests one. */
const asking = new WeakSet<WebContents>();

/**
 * Saves it as `name` with the date appended, unless the person chooses another name. Rejects with an error
 * for people if the file can't be written.
 */
export async function saveActivity(
  activity: Telemetry['activity'],
  name: string,
  texts: Texts,
  asker: WebContents,
): Promise<SaveResult> {
  if (asking.has(asker)) return { kind: 'cancelled' };
  const options = {
    title: texts().activity.saveTitle,
    defaultPath: join(app.getPath('documents'), `${name}-${new Date().toISOString().slice(0, 10)}.json`),
    filters: [{ name: 'JSON', extensions: ['json'] }],
  };
  const window = windowOf(asker);
  asking.add(asker);
  const choice = await (window === null
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options)
  ).finally(() => asking.delete(asker));
  if (choice.canceled) return { kind: 'cancelled' };
  await inWords(
    texts,
    () => writeActivity(activity, choice.filePath),
    ({ activity }) => activity.saveFailed,
  );
  return { kind: 'saved', path: choice.filePath };
}
