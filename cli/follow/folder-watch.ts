/** Notices changes in folders that may not exist yet, and that others remove and recreate. */
import { type FSWatcher, type Stats, statSync, watch } from 'node:fs';
import { basename } from 'node:path';

/**
 * Where the system reports nothing: for a folder that does not exist, on a network drive, and on Windows while a file
 * that grows is open.
 */
const LOOK_EVERY_MS = 2_000;

/** One record changes a folder several times. */
const SETTLE_MS = 20;

export interface FolderWatchOptions {
  readonly folders: readonly string[];
  /** How often to look where the system reports nothing, in milliseconds. */
  readonly lookEveryMs?: number;
}

export interface FolderWatch {
  /** Resolves once something may have changed since the call before; keeps the process alive meanwhile. */
  changed(): Promise<void>;
  /** Whether the system is asked to report what changes in one of the folders. */
  isWatching(folder: string): boolean;
  end(): void;
}

interface Watched {
  readonly watcher: FSWatcher;
  /** Identifies the folder: another one may have taken its name. */
  readonly mark: string;
}

/** Watches what is directly in these folders. */
export function watchFolders({ folders, lookEveryMs = LOOK_EVERY_MS }: FolderWatchOptions): FolderWatch {
  const watched = new Map<string, Watched>();
  let settling: NodeJS.Timeout | undefined;
  let isChanged = false;
  let wake = () => {};

  function tell(): void {
    isChanged = true;
    wake();
  }

  function lose(folder: string): void {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  }

  /** Watches what exists by now. */
  function attach(): void {
    for (const folder of folders) {
      const mark = markOf(folder);
      if (watched.get(folder)?.mark === mark) continue;
      lose(folder);
      if (mark === null) continue;
      try {
        const watcher = watch(folder, { persistent: false }, (_, name) => {
          // The system reports a folder's own name when it disappears; another one may get its inode number.
          if (name === basename(folder)) lose(folder);
          settling ??= setTimeout(() => {
            settling = undefined;
            tell();
          }, SETTLE_MS);
        });
        watcher.on('error', () => lose(folder));
        watched.set(folder, { watcher, mark });
        // It may have been filled before it was watched.
        isChanged = true;
      } catch {
        // Removed since, or the system has no watch left: looking has to do.
      }
    }
  }

  const looking = setInterval(tell, lookEveryMs);
  attach();
  isChanged = false;

  return {
    async changed() {
      if (!isChanged) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      isChanged = false;
      attach();
    },
    isWatching: (folder) => watched.has(folder),
    end() {
      clearInterval(looking);
      clearTimeout(settling);
      for (const folder of folders) lose(folder);
    },
  };
}

function markOf(folder: string): string | null {
  try {
    const { dev, ino }: Stats = statSync(folder);
    return `${dev} ${ino}`;
  } catch {
    return null;
  }
}
