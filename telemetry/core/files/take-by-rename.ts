/** What one of many processes has, and gets by renaming it: a file whose name says who has it. */
import { isErrorWithCode } from '../disk-errors.ts';
import { fs } from '../node-modules.ts';
import type { TelemetryHost } from '../ports.ts';
import { BRIEF, patiently } from './retry.ts';

/** libuv's `UV_FS_O_EXLOCK`: fails with EBUSY while somebody else has the file open. */
const O_EXLOCK = 0x10000000;

/**
 * Renames a file; true if this process has it then, false if another was faster. Throws the disk's error.
 *
 * Elsewhere, renaming succeeds for one and fails for all others. Windows opens the file first, and then renames what it
 * has opened, whatever its name is by then: it succeeds for each that opened it in time, and the last one has it. So who
 * has renamed it waits until nobody has it open any more, and looks whether it still has that name.
 */
export function takeByRename(
  host: Pick<TelemetryHost, 'clock' | 'disk'>,
  from: string,
  to: string,
  platform: NodeJS.Platform = process.platform,
): boolean {
  try {
    host.disk.renameSync(from, to);
  } catch (error) {
    if (isErrorWithCode(error, 'ENOENT')) return false;
    throw error;
  }
  return platform !== 'win32' || isOwn(host, to);
}

function isOwn(host: Pick<TelemetryHost, 'clock' | 'disk'>, path: string): boolean {
  const { disk } = host;
  const openAlone = () => disk.closeSync(disk.openSync(path, fs.constants.O_RDWR | O_EXLOCK));
  try {
    patiently(host, { kind: 'read', path }, openAlone, BRIEF);
    return true;
  } catch {
    // A virus scanner may look at it for longer. Who was about to rename it has done so by now.
    return disk.existsSync(path);
  }
}
