/** Notices changes to the settings file, by this process or another, without polling it. */
import {
  type FSWatcher,
  realpathSync,
  rm,
  type Stats,
  stat,
  statfsSync,
  statSync,
  watch,
  writeFile,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where the system reports nothing. A window must show within a second what was chosen elsewhere. */
const LOOK_EVERY_MS = 500;

/** A system that has reported nothing for so long after a change never will. */
const SILENT_MS = 2_000;

/**
 * File systems that other computers write to without the system noticing: NFS, SMB 1 to 3, Ceph, 9P, and
 * FUSE, which may be any of them (`linux/magic.h`).
 */
const REMOTE: readonly number[] = [
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x00c36400, 0x01021997, 0x65735546,
];

/** The parts of `node:fs`'s `watch` and its result that are used. */
export type WatchFolder = (
  folder: string,
  options: { readonly persistent: false },
  onEvent: (event: string, name: string | null) => void,
) => Pick<FSWatcher, 'close'> & { on(event: 'error', listener: () => void): unknown };

export interface SettingsWatchOptions {
  readonly file: string;
  readonly onChanged: () => void;
  /**
   * Whether a file may be created next to it for an instant, to test whether the system reports that; true by
   * default.
   */
  readonly mayMakeFile?: () => boolean;
  /** `watch` of `node:fs` by default. */
  readonly watchFolder?: WatchFolder;
}

export interface SettingsWatch {
  /** Whether the system has proved to report every change. */
  isTold(): boolean;
  end(): void;
}

/**
 * Calls back when the settings file has changed. Watches its folder and, if it is a link, its target's
 * folder; where that is impossible, polls the file twice a second. Keeps no program running.
 */
export function watchSettings({
  file,
  onChanged,
  mayMakeFile = () => true,
  watchFolder = watch,
}: SettingsWatchOptions): SettingsWatch {
  let watchers: readonly ReturnType<WatchFolder>[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** What is being watched, to notice a replacement. */
  let watched = '';
  let hasTold = false;

  function begin(): void {
    const places = placesOf(file);
    try {
      if (!places.every(canBeWatched)) throw new Error('The system would not hear of a change.');
      watched = describe(places);
      watchers = places.map((place) => {
        const names = [basename(place), null];
        const folder = basename(dirname(place));
        const watcher = watchFolder(dirname(place), { persistent: false }, (_, name) => {
          hasTold = true;
          if (names.includes(name)) onChanged();
          // The system reports the folder's own name when it disappears; another one may have got its inode
          // number.
          if (name === folder || describe(placesOf(file)) !== watched) lose();
        });
        watcher.on('error', lose);
        return watcher;
      });
      probe();
    } catch {
      lookByItself();
    }
  }

  function lookByItself(): void {
    end();
    look(markOf(statsOf(file)));
  }

  /** Makes a change, since some systems accept a watch and never report anything. */
  function probe(): void {
    if (!mayMakeFile()) return;
    const path = join(dirname(file), `.watched-by-${process.pid}`);
    writeFile(path, '', { mode: 0o600 }, (error) => {
      // Where nothing can be written, nobody makes a choice either.
      if (error !== null) return;
      rm(path, { force: true }, () => {});
      if (watchers.length === 0 || timer !== undefined) return;
      timer = setTimeout(() => {
        if (!hasTold) lookByItself();
      }, SILENT_MS);
      timer.unref();
    });
  }

  function end(): void {
    clearTimeout(timer);
    timer = undefined;
    for (const watcher of watchers) watcher.close();
    watchers = [];
    hasTold = false;
  }

  /** It was removed, recreated or leads elsewhere, perhaps with another choice in it. */
  function lose(): void {
    end();
    begin();
    onChanged();
  }

  function look(before: string): void {
    timer = setTimeout(() => {
      const current = timer;
      stat(file, (_, stats) => {
        if (timer !== current) return;
        if (markOf(stats) === before) look(before);
        // There may be something to watch now.
        else lose();
      });
    }, LOOK_EVERY_MS);
    timer.unref();
  }

  begin();
  // With two folders, one may be silent.
  return { isTold: () => watchers.length === 1 && hasTold, end };
}

/**
 * Undefined for what is missing or can't be checked: a folder in its path may be a file, or another user's.
 */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** A mark that differs after a change; empty for a missing file. */
function markOf(stats: Stats | undefined): string {
  return stats === undefined ? '' : `${stats.ino} ${stats.mtimeMs} ${stats.size}`;
}

/** The file's path and, if it is a link, its target's. */
function placesOf(file: string): readonly string[] {
  try {
    return [...new Set([file, realpathSync(file)])];
  } catch {
    // It does not exist yet.
    return [file];
  }
}

/** Identifies the folders. */
function describe(places: readonly string[]): string {
  return places
    .map((place) => {
      const { dev, ino } = statsOf(dirname(place)) ?? { dev: 0, ino: 0 };
      return `${place} ${dev} ${ino}`;
    })
    .join('\n');
}

function canBeWatched(place: string): boolean {
  const folder = dirname(place);
  const isFolder = statsOf(folder)?.isDirectory() === true;
  return isFolder && !folder.startsWith('\\\\') && !REMOTE.includes(statfsSync(folder).type);
}
