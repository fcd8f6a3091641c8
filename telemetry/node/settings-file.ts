/**
 * A settings file, such as `config.json`: read and written as electron-store does, but without loading
 * anything first.
 */
import { join } from 'node:path';
import { replaceFile } from '../core/files/replace-file.ts';
import { placeFor } from './no-home.ts';
import { nodeHost } from './node-host.ts';
import { createSettingsReader, type SettingsHost } from './read-settings.ts';
import { withSettingsLock } from './settings-lock.ts';
import type { SettingsFile, StoredValues } from './telemetry-settings.ts';
import { valuesToChange } from './unreadable-settings.ts';

/**
 * The settings file of that name, without its extension, in the product's per-user folder, which is null if
 * there is no place for one. A file that can't be read keeps telemetry off, and is set aside when it is
 * written. Throws a `FileError` if writing fails.
 */
export function createSettingsFile(
  perUserFolder: string | null,
  name: string,
  host: SettingsHost = nodeHost,
): SettingsFile {
  const { folder } = placeFor(perUserFolder === null ? null : { folder: perUserFolder });
  const path = join(folder, `${name}.json`);
  const write = (values: StoredValues) => replaceFile(host, path, JSON.stringify(values, undefined, '\t'));
  return createSharedSettings({ folder, name, host, write });
}

export interface SharedSettings {
  readonly folder: string;
  readonly name: string;
  readonly host: SettingsHost;
  /** Replaces all values. */
  readonly write: (values: StoredValues) => void;
}

/** Settings that other processes change, too, whoever writes the file. */
export function createSharedSettings({ folder, name, host, write }: SharedSettings): SettingsFile {
  const path = join(folder, `${name}.json`);
  const reader = createSettingsReader(host, path);
  return {
    path,
    read: reader.read,
    update: (change) =>
      withSettingsLock(
        folder,
        name,
        () => {
          const before = valuesToChange(folder, name, host);
          const values = { ...before, ...change(before) };
          write(values);
          reader.remember(values);
        },
        host,
      ),
  };
}
