/** Claims a file for one of many processes by renaming it: its name says who has it. */
import { isErrorWithCode } from '../disk-errors.ts';
import { fs } from '../node-modules.ts';
import type { TelemetryHost } from '../ports.ts';
import { BRIEF, patiently } from './retry.ts';

/** libuv's `UV_FS_O_EXLOCK`: fails with EBUSY while another process has the file open. */
const O_EXLOCK = 0x10000000;

/**
 * Renames a file; true if this process has it now, false if another was faster. Throws the disk's error.
 *
 * Elsewhere, a rename succeeds for one process and fails for all others. Windows opens the file first and
 * then renames what it has opened, whatever its name is by then: it succeeds for every process that opened it
 * in time, and the last one gets it. So after renaming, wait until nobody has it open any more, and check
 * whether it still has that name.
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
    // A virus scanner may have it open for longer. A process about to rename it has done so by now.
    return disk.existsSync(path);
  }
}
