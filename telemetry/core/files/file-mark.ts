import type { Stats } from 'node:fs';
import type { TelemetryHost } from '../ports.ts';

/** Two changes within this time can leave the same time stamp: file systems are as coarse as two seconds. */
const COARSE_MS = 3_000;

type Seen = Pick<Stats, 'dev' | 'ino' | 'mtimeMs' | 'size'>;

/** Tells whether a file is unchanged since it was read, for a fraction of the cost of reading it. */
export interface FileMark {
  /** Notes the file's current state. Call it before reading, so that no change in between goes unnoticed. */
  take(): void;
  /**
   * Whether the file is certainly unchanged. False if it is missing or had just changed when noted. Never
   * throws.
   */
  isSame(): boolean;
  /** Call when the file was changed, or what was read from it is useless. */
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
      // As git does for files that change at the moment it looks at them.
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
