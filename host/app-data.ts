import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where programs have their per-user folders: Electron's `appData` on this system. */
export function findAppData(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  switch (platform) {
    case 'win32':
      return environment['APPDATA'] || join(homedir(), 'AppData', 'Roaming');
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support');
    default:
      return environment['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  }
}
