/** Who owns what is made: a command that is run once with `sudo` leaves nothing that its person can't use afterwards. */
import { dirname } from 'node:path';
import type { TelemetryHost } from '../host.ts';

type Needs = Pick<TelemetryHost, 'disk' | 'isSuperuser'>;

/** Gives what this process just made to the owner of the folder that it is in. Never throws. */
export function leaveToOwner({ disk, isSuperuser }: Needs, path: string): void {
  if (!isSuperuser) return;
  try {
    const { uid, gid } = disk.statSync(dirname(path));
    // Not through a link, which could lead to anybody's file.
    if (uid !== 0) disk.lchownSync(path, uid, gid);
  } catch {
    // A file system without owners.
  }
}

/** Makes a folder and those above it that are missing, for its owner's eyes only. Throws the disk's error. */
export function makeFolder(host: Needs, path: string): void {
  const first = host.disk.mkdirSync(path, { recursive: true, mode: 0o700 });
  if (first === undefined || !host.isSuperuser) return;
  const made = [path];
  while (made[0] !== undefined && made[0].length > first.length) made.unshift(dirname(made[0]));
  for (const one of made) leaveToOwner(host, one);
}
