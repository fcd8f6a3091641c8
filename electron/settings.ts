/** The app's settings file, `config.json`, written by electron-store. */
import { basename, dirname, extname } from 'node:path';
import Store from 'electron-store';
import { openSettingsFile, type SettingsFile } from 'kreya-telemetry/node';

/** Opens the settings in `folder`. Sets a file that can't be read aside, with a warning. Never throws. */
export function openSettings(folder: string, warn: (message: string) => void): SettingsFile {
  return openSettingsFile({
    folder,
    name: 'config',
    warn,
    // electron-store only writes: reading, it would block on a FIFO, read endless files, and replace a link.
    write({ path, mode }, values) {
      const file = new Store<Record<string, unknown>>({
        cwd: dirname(path),
        name: basename(path, extname(path)),
        fileExtension: extname(path).slice(1),
        configFileMode: mode,
        deserialize: () => ({}),
        accessPropertiesByDotNotation: false,
      });
      file.store = { ...values };
    },
  });
}
