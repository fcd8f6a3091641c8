import type { Stats } from 'node:fs';
import type { TelemetryHost } from '../ports.ts';

/** A change within this time of another one can leave the same time in a file: file systems count in up to two seconds. */
const COARSE_MS = 3_000;

type Seen = Pick<Stats, 'dev' | 'ino' | 'mtimeMs' | 'size'>;

/** Tells whether a file is still the one that was read, for a fraction of what it costs to read it. */
export interface FileMark {
  /** Takes note of the file as it is now. To be called before it is read, so that no change in between goes unseen. */
  take(): void;
  /** Whether it is for sure as it was then. False for a file that is not there or was changed a moment before. Never throws. */
  isSame(): boolean;
  /** Says that the file was changed, or what was read of it is of no use. */
  forget(): void;
}

export function createFileMark(
  { clock, disk }: Pick<TelemetryHost, 'clock' | 'disk'>,
  path: string,
): FileMark {
  let seen: Seen | null = null;

  function look(): Seen | null {
    try {
      return disk.statSync(path);
    } catch {
      return null;
    }
  }

  return {
    take() {
      const now = clock.now();
      const found = look();
      // As git does it for files that were changed in the instant in which it looked at them.
      seen = found === null || Math.abs(now - found.mtimeMs) < COARSE_MS ? null : found;
    },
    isSame() {
      if (seen === null) return false;
      const found = look();
      return (
        found !== null &&
        found.ino === seen.ino &&
        found.mtimeMs === seen.mtimeMs &&
        found.size === seen.size &&
        found.dev === seen.dev
      );
    },
    forget() {
      seen = null;
    },
  };
}
