import { join } from 'node:path';
import { findAppData } from '../host/app-data.ts';

/** The per-user folder `Kreya`, which is the app's. */
export function findFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  return join(findAppData(platform, environment), 'Kreya');
}
