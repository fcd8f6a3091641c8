/** A settings file, such as `config.json`: read and written as electron-store does it, but with nothing to load first. */
import fs from 'node:fs';
import { join } from 'node:path';
import { isErrorWithCode } from '../electron/telemetry/disk-errors.ts';
import { readSettings } from './read-settings.ts';
import { withSettingsLock } from './settings-lock.ts';
import type { SettingsFile, StoredValues } from './telemetry-settings.ts';
import { CHOICE_LOST, setAsideIfUnreadable } from './unreadable-settings.ts';

/** The settings file of that name in `folder`, without its ending. One that can't be read holds telemetry off, and is set aside when it is written. */
export function createSettingsFile(folder: string, name = 'config'): SettingsFile {
  const path = join(folder, `${name}.json`);

  function read(): StoredValues {
    try {
      return readSettings(path);
    } catch (error) {
      return isErrorWithCode(error, 'ENOENT', 'ENOTDIR') ? {} : { telemetry: CHOICE_LOST };
    }
  }

  function write(values: StoredValues): void {
    const draft = `${path}.draft`;
    const descriptor = fs.openSync(draft, 'w', 0o600);
    try {
      fs.writeFileSync(descriptor, JSON.stringify(values, undefined, '\t'));
      // A choice is to survive the machine, too.
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    fs.renameSync(draft, path);
  }

  return {
    read,
    update: (change) =>
      withSettingsLock(folder, name, () => {
        setAsideIfUnreadable(folder, name, new Date());
        const values = read();
        write({ ...values, ...change(values) });
      }),
  };
}
