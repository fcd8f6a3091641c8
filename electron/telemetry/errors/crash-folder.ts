import { join } from 'node:path';

/** Where Crashpad is to leave its dumps, in telemetry's folder. */
export function crashFolderIn(folder: string): string {
  return join(folder, 'crashes');
}
