/** Native crashes of the app: what is told of them, and that no dump of them stays. */
import { codeOf } from '../disk-errors.ts';
import type { TelemetryHost } from '../host.ts';
import { crashFolderIn } from './crash-folder.ts';
import { createDumpFolder, type NativeCrash } from './minidump/dump-folder.ts';
import type { ProcessKind } from './origin.ts';

export interface Crashes {
  /** Tells of the dumps that are there. */
  collect(): void;
  /** The same for dumps of earlier runs, whose processes nobody will ask about. */
  collectEarlier(): void;
  /** Whether a process of this kind that is gone left a dump, and was told of by that; each dump counts once. */
  wasToldOf(process: ProcessKind): boolean;
  /** Removes all dumps untold, and the folder, without which none can be made. Never throws. */
  discard(): void;
}

export interface CrashesOptions {
  readonly host: Pick<TelemetryHost, 'clock' | 'disk' | 'warn'>;
  /** Telemetry's folder. */
  readonly folder: string;
  /** Whether telemetry was on at this time. */
  readonly isWanted: (occurredAt: number) => boolean;
  /** The dump is deleted when this has returned. */
  readonly onCrash: (crash: NativeCrash) => void;
}

export function createCrashes({ host, folder, isWanted, onCrash }: CrashesOptions): Crashes {
  const crashFolder = crashFolderIn(folder);
  const told: ProcessKind[] = [];
  const dumps = createDumpFolder(host, crashFolder, {
    isWanted,
    onCrash(crash) {
      told.push(crash.facts.process);
      // Crashpad also writes these for programs that only want to look at themselves.
      if (crash.facts.exception !== 'DUMP_WITHOUT_CRASH') onCrash(crash);
    },
  });
  return {
    collect: () => void dumps.collect(),
    collectEarlier() {
      dumps.collect();
      told.length = 0;
    },
    wasToldOf(process) {
      const at = told.indexOf(process);
      if (at !== -1) told.splice(at, 1);
      return at !== -1;
    },
    discard() {
      try {
        dumps.discard();
        host.disk.rmSync(crashFolder, { recursive: true, force: true });
      } catch (error) {
        host.warn(`Crash dumps could not be removed (${codeOf(error)}).`);
      }
    },
  };
}
