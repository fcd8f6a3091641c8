/** A settings file that the product writes in its own way, such as with electron-store. */
import { dirname, join } from 'node:path';
import { fileProblems } from '../contract/texts/file-problems-en.ts';
import { codeOf } from '../core/disk-errors.ts';
import { describeDiskError } from '../core/files/describe-disk-error.ts';
import { naming } from '../core/files/file-error.ts';
import { leaveToOwner, makeFolder } from '../core/files/owner.ts';
import { modeFor, targetOf } from '../core/files/replace-file.ts';
import { fs } from '../core/node-modules.ts';
import { nodeHost } from './node-host.ts';
import { CHOICE_LOST } from './read-settings.ts';
import { createSharedSettings } from './settings-file.ts';
import { withSettingsLock } from './settings-lock.ts';
import type { SettingsFile, StoredValues } from './telemetry-settings.ts';
import { isUnreadable, setAsideIfUnreadable } from './unreadable-settings.ts';

export interface OpenSettingsOptions {
  /** The product's per-user folder. */
  readonly folder: string;
  /** The file's name, without its extension `.json`. */
  readonly name: string;
  /** Replaces all values in the file, which is not a link and may be missing. */
  readonly write: (file: { readonly path: string; readonly mode: number }, values: StoredValues) => void;
  /** Writes one line for whoever runs the program. */
  readonly warn: (message: string) => void;
}

/** Opens the settings. Sets a file that can't be read aside, with a warning. Never throws. */
export function openSettingsFile({ folder, name, write, warn }: OpenSettingsOptions): SettingsFile {
  const path = join(folder, `${name}.json`);
  const file = createSharedSettings({
    folder,
    name,
    host: nodeHost,
    write: (values) => naming(path, () => writeBy(write, path, values)),
  });
  try {
    makeFolder(nodeHost, folder);
  } catch (error) {
    warn(
      `Can't create the settings folder ${folder} (${codeOf(error)}). Telemetry is off, and your settings won't be saved.`,
    );
    return { ...file, read: () => ({ telemetry: CHOICE_LOST }) };
  }
  try {
    if (isUnreadable(folder, name)) {
      const keptAs = withSettingsLock(folder, name, () => setAsideIfUnreadable(folder, name, new Date()));
      const where = keptAs === null ? `from ${path}` : `and are kept as ${keptAs}`;
      warn(`The settings could not be read ${where}. Telemetry is off until you choose.`);
    }
  } catch (error) {
    warn(`The settings could not be read, and telemetry is off. ${describeDiskError(error, fileProblems)}`);
  }
  return file;
}

function writeBy(write: OpenSettingsOptions['write'], path: string, values: StoredValues): void {
  const target = targetOf(fs, path);
  // Without this check, writing would retry for a second what is not allowed.
  fs.accessSync(dirname(target), fs.constants.W_OK);
  write({ path: target, mode: modeFor(fs, target) }, values);
  leaveToOwner(nodeHost, target);
}
