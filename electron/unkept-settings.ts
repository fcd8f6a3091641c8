/** The person's settings where none can be kept: they hold as long as the app runs, and telemetry is off. */
import { CHOICE_LOST, createSettingsFile, type SettingsFile, type StoredValues } from 'kreya-telemetry/node';

/** Begins with what is in the folder. `code` is the disk's, for who chooses about telemetry. */
export function createUnkeptSettings(folder: string, code: string): SettingsFile {
  const { path, read } = createSettingsFile(folder, 'config');
  // An opt-out that can be read is one; anything else may have been one.
  const found = read();
  let values: StoredValues = {
    ...found,
    telemetry: found['telemetry'] === 'disabled' ? 'disabled' : CHOICE_LOST,
  };
  return {
    path,
    read: () => values,
    update(change) {
      const changed = change(values);
      if ('telemetry' in changed) {
        throw Object.assign(new Error(`Nothing can be kept in ${folder}.`), { code });
      }
      values = { ...values, ...changed };
    },
  };
}
