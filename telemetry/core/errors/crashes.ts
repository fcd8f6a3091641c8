/** The app's native crashes, each reported once. */
import type { TelemetryHost } from '../ports.ts';
import { crashFolderIn } from './crash-folder.ts';
import { createDumpFolder, type NativeCrash } from './minidump/dump-folder.ts';
import type { ProcessKind } from './origin.ts';

export interface Crashes {
  /** Reports the dumps that exist. */
  collect(): void;
  /**
   * Whether a process of this kind that exited has already been reported by its dump; each dump counts once.
   */
  wasToldOf(process: ProcessKind): boolean;
}

export interface CrashesOptions {
  readonly host: Pick<TelemetryHost, 'catalogue' | 'clock' | 'disk' | 'warn'>;
  /** Telemetry's folder. */
  readonly folder: string;
  /** Whether telemetry was on at this time. */
  readonly isWanted: (occurredAt: number) => boolean;
  /** The dump is deleted once this returns. */
  readonly onCrash: (crash: NativeCrash) => void;
}

export function createCrashes({ host, folder, isWanted, onCrash }: CrashesOptions): Crashes {
  const startedAt = host.clock.now();
  const told: ProcessKind[] = [];
  const dumps = createDumpFolder(host, crashFolderIn(folder), {
    isWanted,
    onCrash(crash) {
      // Crashpad also writes these for programs that only want to inspect themselves.
      if (crash.facts.exception === 'DUMP_WITHOUT_CRASH') return;
      // Nothing will report the exit of a process of an earlier run.
      if (crash.occurredAt >= startedAt) told.push(crash.facts.process);
      onCrash(crash);
    },
  });
  return {
    collect: () => void dumps.collect(),
    wasToldOf(process) {
      const at = told.findIndex((one) => one === process || one === 'unknown');
      if (at !== -1) told.splice(at, 1);
      return at !== -1;
    },
  };
}
