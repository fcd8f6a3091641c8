import { homedir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The per-user folder `Kreya`, which is the app's: where Electron has its `appData` on this system. */
export function findFolder(platform: NodeJS.Platform, environment: Environment): string {
  return join(findAppData(platform, environment), 'Kreya');
}

function findAppData(platform: NodeJS.Platform, environment: Environment): string {
  switch (platform) {
    case 'win32':
      return environment['APPDATA'] || join(homedir(), 'AppData', 'Roaming');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support');
    default:
      return environment['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  }
}
