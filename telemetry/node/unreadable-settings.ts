/** Prepares a settings file that can't be read for writing. */
import { join } from 'node:path';
import { FileError } from '../core/files/file-error.ts';
import { replaceFile, targetOf } from '../core/files/replace-file.ts';
import { isBusy } from '../core/files/retry.ts';
import { nodeHost } from './node-host.ts';
import { CHOICE_LOST, findSettings, type SettingsHost } from './read-settings.ts';
import type { StoredValues } from './telemetry-settings.ts';

/**
 * Whether the settings file of that name, without its extension, exists in `folder` but holds no settings;
 * false if it is busy.
 */
export function isUnreadable(folder: string, name: string, host: SettingsHost = nodeHost): boolean {
  const path = join(folder, `${name}.json`);
  const found = findSettings(host, path);
  return found.kind === 'unreadable' && !isBusy(host.disk, { kind: 'read', path }, found.code);
}

/**
 * If the settings file of that name exists in `folder` but holds no settings, renames it and leaves one in
 * its place that keeps telemetry off, so that an opt-out never turns into an opt-in. Returns the new name of
 * the old file, or null if all is well or a dangling link leaves nothing to keep. Requires the settings lock.
 * Throws a `FileError`, even if the file is only busy.
 */
export function setAsideIfUnreadable(
  folder: string,
  name: string,
  now: Date,
  host: SettingsHost = nodeHost,
): string | null {
  const { disk } = host;
  const path = join(folder, `${name}.json`);
  const found = findSettings(host, path);
  if (found.kind !== 'unreadable') return null;
  if (isBusy(disk, { kind: 'read', path }, found.code)) throw new FileError(path, found.code);

  const target = targetOf(disk, path);
  if (disk.lstatSync(target, { throwIfNoEntry: false }) === undefined) return null;
  const time = now.toISOString().replaceAll(/[:.]/g, '-');
  const keptAs = target.replace(/(\.json)?$/, `.unreadable-${time}$1`);
  replaceFile(host, path, JSON.stringify({ telemetry: CHOICE_LOST }, null, 2), keptAs);
  return keptAs;
}

/** The values to change; requires the settings lock. Throws a `FileError`. */
export function valuesToChange(folder: string, name: string, host: SettingsHost = nodeHost): StoredValues {
  setAsideIfUnreadable(folder, name, new Date(host.clock.now()), host);
  const found = findSettings(host, join(folder, `${name}.json`));
  switch (found.kind) {
    case 'found':
      return found.values;
    case 'absent':
      return {};
    case 'unreadable':
      // A dangling link: its target may hold an opt-out.
      return { telemetry: CHOICE_LOST };
  }
}
