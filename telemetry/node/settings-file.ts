/** A settings file, such as `config.json`: read and written as electron-store does it, but with nothing to load first. */
import { join } from 'node:path';
import { replaceFile } from '../core/files/replace-file.ts';
import { placeFor } from './no-home.ts';
import { nodeHost } from './node-host.ts';
import { createSettingsReader, type SettingsHost } from './read-settings.ts';
import { withSettingsLock } from './settings-lock.ts';
import type { SettingsFile, StoredValues } from './telemetry-settings.ts';
import { valuesToChange } from './unreadable-settings.ts';

/**
 * The settings file of that name, without its ending, in the product's per-user folder, which is null if there is
 * nowhere to have one. A file that can't be read holds telemetry off, and is set aside when it is written. Throws a
 * `FileError` for what could not be written.
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
  /** Puts these values in the place of all that are there. */
  readonly write: (values: StoredValues) => void;
}

/** Settings that other processes change as well, whoever writes the file. */
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
