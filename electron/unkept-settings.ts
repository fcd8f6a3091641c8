/** Settings where none can be stored: they apply while the app runs, and telemetry is off. */
import { CHOICE_LOST, createSettingsFile, type SettingsFile, type StoredValues } from 'kreya-telemetry/node';

/** Starts with the folder's settings. `code` is the disk's, for error messages about a choice. */
export function createUnkeptSettings(folder: string, code: string): SettingsFile {
  const { path, read } = createSettingsFile(folder, 'config');
  // A readable opt-out applies; anything else may have been one.
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
