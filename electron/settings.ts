/** The person's settings, kept with electron-store in `config.json`. */
import { basename, dirname, extname, join } from 'node:path';
import Store from 'electron-store';
import { createSettings, type Settings } from '../programs/settings.ts';
import { fileProblems } from '../telemetry/contract/texts/file-problems-en.ts';
import { codeOf } from '../telemetry/core/disk-errors.ts';
import { describeDiskError } from '../telemetry/core/files/describe-disk-error.ts';
import { naming } from '../telemetry/core/files/file-error.ts';
import { leaveToOwner, makeFolder } from '../telemetry/core/files/owner.ts';
import { modeFor, targetOf } from '../telemetry/core/files/replace-file.ts';
import { fs } from '../telemetry/core/node-modules.ts';
import { nodeHost } from '../telemetry/node/node-host.ts';
import { CHOICE_LOST } from '../telemetry/node/read-settings.ts';
import { createSharedSettings } from '../telemetry/node/settings-file.ts';
import { withSettingsLock } from '../telemetry/node/settings-lock.ts';
import type { StoredValues } from '../telemetry/node/telemetry-settings.ts';
import { isUnreadable, setAsideIfUnreadable } from '../telemetry/node/unreadable-settings.ts';

/** Opens the settings in `folder`. A file that can't be read is set aside, and `warn` is told. Never throws. */
export function openSettings(folder: string, warn: (message: string) => void): Settings {
  const path = join(folder, 'config.json');
  const write = (values: StoredValues) => naming(path, () => store(path, values));
  const file = createSharedSettings({ folder, name: 'config', host: nodeHost, write });
  try {
    makeFolder(nodeHost, folder);
  } catch (error) {
    warn(
      `Can't create the settings folder ${folder} (${codeOf(error)}). Telemetry is off, and your settings won't be saved.`,
    );
    return createSettings({ ...file, read: () => ({ telemetry: CHOICE_LOST }) });
  }
  try {
    if (isUnreadable(folder, 'config')) {
      const keptAs = withSettingsLock(folder, 'config', () =>
        setAsideIfUnreadable(folder, 'config', new Date()),
      );
      const where = keptAs === null ? `from ${path}` : `and are kept as ${keptAs}`;
      warn(`The settings could not be read ${where}. Telemetry is off until you choose.`);
    }
  } catch (error) {
    warn(`The settings could not be read, and telemetry is off. ${describeDiskError(error, fileProblems)}`);
  }
  return createSettings(file);
}

/** Only writes: electron-store would wait for a FIFO, read what never ends, and put a file in the place of a link. */
function store(path: string, values: StoredValues): void {
  const target = targetOf(fs, path);
  const folder = dirname(target);
  // It would try for a second what is not allowed.
  fs.accessSync(folder, fs.constants.W_OK);
  const file = new Store<Record<string, unknown>>({
    cwd: folder,
    name: basename(target, extname(target)),
    fileExtension: extname(target).slice(1),
    configFileMode: modeFor(fs, target),
    deserialize: () => ({}),
    accessPropertiesByDotNotation: false,
  });
  file.store = { ...values };
  leaveToOwner(nodeHost, target);
}
