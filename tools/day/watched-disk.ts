import fs from 'node:fs';
import type { Disk } from '../../telemetry/core/ports.ts';

export interface WatchedDisk {
  readonly disk: Disk;
  /** Whether telemetry waits for a list of files, as before each request: time must not pass meanwhile. */
  isListing(): boolean;
}

/** The real disk, for a clock that jumps: what the disk takes a moment for is done before the clock goes on. */
export function createWatchedDisk(): WatchedDisk {
  let listings = 0;
  return {
    disk: {
      ...fs,
      readdir(folder, done) {
        listings += 1;
        fs.readdir(folder, (error, names) => {
          listings -= 1;
          done(error, names);
        });
      },
    },
    isListing: () => listings > 0,
  };
}
