import { userInfo } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { codeOf } from '../core/disk-errors.ts';
import { makeFolder } from '../core/files/owner.ts';
import { fs } from '../core/node-modules.ts';
import { nodeHost } from './node-host.ts';

/** Where programs keep a person's data: absolute paths. */
interface AppData {
  /** Electron's `appData`. On Windows it roams with the person. */
  readonly roaming: string;
  /** What stays on this machine: differs from `roaming` only on Windows. */
  readonly local: string;
}

/**
 * Finds them from the system's environment variables, for programs with or without a window; null if there is
 * no such place. A variable that is relative or was not expanded, such as `~/.config`, counts as not set: it
 * would be another place in each working directory
 * (https://specifications.freedesktop.org/basedir-spec/latest/#variables). `findAccountHome` gives the
 * account's home folder, whatever the variables say.
 */
export function findAppData(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  findAccountHome: () => string | null = askSystem,
): AppData | null {
  const path = pathOn(platform);

  function absolute(value: string | null | undefined): string | null {
    if (value === null || value === undefined || !path.isAbsolute(value)) return null;
    // On Windows, `\Kreya` is relative to the current drive.
    return platform === 'win32' && path.parse(value).root.length === 1 ? null : value;
  }

  function inHome(variable: string, ...folders: string[]): string | null {
    const home = absolute(environment[variable]) ?? absolute(findAccountHome());
    return home === null ? null : path.join(home, ...folders);
  }

  function findRoaming(): string | null {
    switch (platform) {
      case 'win32':
        return absolute(environment['APPDATA']) ?? inHome('USERPROFILE', 'AppData', 'Roaming');
      case 'darwin':
        return inHome('HOME', 'Library', 'Application Support');
      default:
        return absolute(environment['XDG_CONFIG_HOME']) ?? inHome('HOME', '.config');
    }
  }

  const roaming = findRoaming();
  if (roaming === null) return null;
  if (platform !== 'win32') return { roaming, local: roaming };
  const local = absolute(environment['LOCALAPPDATA']) ?? inHome('USERPROFILE', 'AppData', 'Local');
  return { roaming, local: local ?? roaming };
}

/** The disk's code if neither the folder nor anything in it can be created; null if it can. */
export function whyUnwritable(folder: string): string | null {
  try {
    makeFolder(nodeHost, folder);
    fs.rmdirSync(fs.mkdtempSync(join(folder, '.writable-')));
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

/** Where a product keeps a person's data: absolute paths. */
export interface ProductFolders {
  /** The per-user folder, with the settings. */
  readonly folder: string;
  /** For machine-specific data, such as telemetry's files. */
  readonly localFolder: string;
}

/**
 * A product's folders, found by its name, the same for its app and its command lines; null if there is no
 * place for any.
 */
export function findProductFolders(
  product: string,
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ProductFolders | null {
  const appData = findAppData(platform, environment);
  if (appData === null) return null;
  const { join } = pathOn(platform);
  return { folder: join(appData.roaming, product), localFolder: join(appData.local, product) };
}

function pathOn(platform: NodeJS.Platform): typeof posix {
  return platform === 'win32' ? win32 : posix;
}

function askSystem(): string | null {
  try {
    return userInfo().homedir;
  } catch {
    // The system does not know this account, as in many containers.
    return null;
  }
}
