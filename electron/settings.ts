/** The person's settings, kept with electron-store in `config.json`. */
import Store from 'electron-store';
import { createSettings, type Settings } from '../host/settings.ts';
import { withSettingsLock } from '../host/settings-lock.ts';
import type { SettingsFile } from '../host/telemetry-settings.ts';
import { CHOICE_LOST, isUnreadable, setAsideIfUnreadable } from '../host/unreadable-settings.ts';
import { codeOf } from './telemetry/disk-errors.ts';

/** Opens the settings in `folder`. A file that can't be read is set aside, and `warn` is told. Never throws. */
export function openSettings(folder: string, warn: (message: string) => void): Settings {
  return createSettings(openStore(folder, warn));
}

function openStore(folder: string, warn: (message: string) => void): SettingsFile {
  try {
    const keptAs = isUnreadable(folder, 'config')
      ? withSettingsLock(folder, 'config', () => setAsideIfUnreadable(folder, 'config', new Date()))
      : null;
    if (keptAs !== null) {
      warn(`The settings could not be read and are kept as ${keptAs}. Telemetry is off until you choose.`);
    }
    const store = new Store<Record<string, unknown>>({ cwd: folder, accessPropertiesByDotNotation: false });
    return {
      read: () => store.store,
      // It reads the whole file and writes it anew, with what kreyac wrote in the meantime.
      update: (change) => withSettingsLock(folder, 'config', () => store.set({ ...change(store.store) })),
    };
  } catch (error) {
    const code = codeOf(error);
    warn(
      `The settings in ${folder} can't be opened (${code}). Telemetry is off, and nothing you choose is kept.`,
    );
    return {
      read: () => ({ telemetry: CHOICE_LOST }),
      update() {
        throw error;
      },
    };
  }
}
