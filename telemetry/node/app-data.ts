import { userInfo } from 'node:os';
import { join, posix, win32 } from 'node:path';
import { codeOf } from '../core/disk-errors.ts';
import { makeFolder } from '../core/files/owner.ts';
import { fs } from '../core/node-modules.ts';
import { nodeHost } from './node-host.ts';

/**
 * Where programs have their per-user folders: Electron's `appData` on this system, as an absolute path. Null if there is
 * no such place. A variable that is relative or was not expanded, such as `~/.config`, counts as not set: it would be
 * another place in each working directory (https://specifications.freedesktop.org/basedir-spec/latest/#variables).
 * `findAccountHome` gives the home folder of the account, whatever the variables say.
 */
export function findAppData(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  findAccountHome: () => string | null = askSystem,
): string | null {
  const path = platform === 'win32' ? win32 : posix;

  function absolute(value: string | null | undefined): string | null {
    if (value === null || value === undefined || !path.isAbsolute(value)) return null;
    // On Windows, `\Kreya` is on whatever drive is the current one.
    return platform === 'win32' && path.parse(value).root.length === 1 ? null : value;
  }

  function inHome(variable: string, ...folders: string[]): string | null {
    const home = absolute(environment[variable]) ?? absolute(findAccountHome());
    return home === null ? null : path.join(home, ...folders);
  }

  switch (platform) {
    case 'win32':
      return absolute(environment['APPDATA']) ?? inHome('USERPROFILE', 'AppData', 'Roaming');
    case 'darwin':
      return inHome('HOME', 'Library', 'Application Support');
    default:
      return absolute(environment['XDG_CONFIG_HOME']) ?? inHome('HOME', '.config');
  }
}

/** The disk's code if nothing can be made in a folder, nor the folder itself; null if something can. */
export function whyUnwritable(folder: string): string | null {
  try {
    makeFolder(nodeHost, folder);
    fs.rmdirSync(fs.mkdtempSync(join(folder, '.writable-')));
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

/** The per-user folder of a product by its name, as Electron has it; null if there is nowhere to have one. */
export function findProductFolder(product: string): string | null {
  const appData = findAppData(process.platform, process.env);
  return appData === null ? null : join(appData, product);
}

function askSystem(): string | null {
  try {
    return userInfo().homedir;
  } catch {
    // It knows nothing of this account, as in many containers.
    return null;
  }
}
