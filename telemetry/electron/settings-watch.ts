/** Tells when the settings file was changed, by this process or another one, without looking at it again and again. */
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

/** Where the system tells nothing. A window is to show within a second what was chosen elsewhere. */
const LOOK_EVERY_MS = 500;

/** A system that has told nothing for so long after a change never will. */
const SILENT_MS = 2_000;

/**
 * File systems that other computers write to, of which the system hears nothing: NFS, SMB 1 to 3, Ceph, 9P, and FUSE, which
 * may be any of them (`linux/magic.h`).
 */
const REMOTE: readonly number[] = [
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x00c36400, 0x01021997, 0x65735546,
];

/** What is used of `watch` of `node:fs`, and of what it returns. */
export type WatchFolder = (
  folder: string,
  options: { readonly persistent: false },
  onEvent: (event: string, name: string | null) => void,
) => Pick<FSWatcher, 'close'> & { on(event: 'error', listener: () => void): unknown };

export interface SettingsWatchOptions {
  readonly file: string;
  readonly onChanged: () => void;
  /** Whether a file may be made beside it for an instant, to see whether the system tells of that; it may if not given. */
  readonly mayMakeFile?: () => boolean;
  /** `watch` of `node:fs`, if not given. */
  readonly watchFolder?: WatchFolder;
}

export interface SettingsWatch {
  /** Whether the system tells of each change, as it has shown. */
  isTold(): boolean;
  end(): void;
}

/**
 * Calls back when the settings file has changed. Has the system tell of the folder that it is in and, if it is a link, of the
 * one that it leads to; while that is not to be had, it looks at the file twice a second. Keeps no program running.
 */
export function watchSettings({
  file,
  onChanged,
  mayMakeFile = () => true,
  watchFolder = watch,
}: SettingsWatchOptions): SettingsWatch {
  let watchers: readonly ReturnType<WatchFolder>[] = [];
  let timer: NodeJS.Timeout | undefined;
  /** What is watched; another one in its place is not. */
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
          // The system tells by the folder's own name that it is gone; another one may have got its number.
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

  /** Changes something, since there are systems that let a folder be watched and never tell anything. */
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

  /** It was removed, made anew or leads elsewhere, perhaps with another choice in it. */
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
  // Of two folders, one may be silent.
  return { isTold: () => watchers.length === 1 && hasTold, end };
}

/** Nothing of what is not there or can't be looked at: a folder on the way to it may be a file, or another's. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Of a file what is another when it was changed; nothing of one that is not there. */
function markOf(stats: Stats | undefined): string {
  return stats === undefined ? '' : `${stats.ino} ${stats.mtimeMs} ${stats.size}`;
}

/** Where the file is, and where it leads to if it is a link. */
function placesOf(file: string): readonly string[] {
  try {
    return [...new Set([file, realpathSync(file)])];
  } catch {
    // It is not there yet.
    return [file];
  }
}

/** The folders, as the system tells them apart. */
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
