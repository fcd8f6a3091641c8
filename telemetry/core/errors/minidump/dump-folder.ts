/** Extracts the safe facts from the dumps of native crashes and makes sure that no dump stays. */
import { codeOf } from '../../disk-errors.ts';
import { policy } from '../../policy.ts';
import type { TelemetryHost } from '../../ports.ts';
import { createProblemLog } from '../../problem-log.ts';
import { type DumpFile, listDumps, readDump, removeDump } from './dump-files.ts';
import { type CrashFacts, readMinidump } from './read-minidump.ts';

export interface NativeCrash {
  /** 32 random hexadecimal digits; the same whenever the same dump is reported again. */
  readonly id: string;
  /**
   * When the dump was written, some milliseconds after the crash, in milliseconds since 1970-01-01 UTC. The
   * dump's own time is in whole seconds: too coarse to order a crash and a choice.
   */
  readonly occurredAt: number;
  readonly facts: CrashFacts;
}

/** What happened to the dumps, counted. All but those left were deleted. */
export interface DumpCounts {
  /** Reported, now or earlier. */
  readonly reported: number;
  /** Made while telemetry was off: never read. */
  readonly unwanted: number;
  /** Not a crash dump, or larger than any. */
  readonly notADump: number;
  /** Never finished. */
  readonly truncated: number;
  /** To be looked at again: still being written, failed, or over the limit for one look. */
  readonly left: number;
}

export interface DumpFolder {
  /** Reports each dump and deletes it. Never throws. */
  collect(): DumpCounts;
}

export interface DumpFolderOptions {
  /** Whether telemetry was on at this time. */
  readonly isWanted: (occurredAt: number) => boolean;
  /** The dump is deleted once this returns; if it throws or the process ends, the dump is reported again. */
  readonly onCrash: (crash: NativeCrash) => void;
}

type Needs = Pick<TelemetryHost, 'catalogue' | 'clock' | 'disk' | 'warn'>;

/** The dumps in Electron's folder `crashDumps`. Touches nothing until asked to. */
export function createDumpFolder(host: Needs, folder: string, options: DumpFolderOptions): DumpFolder {
  const { clock, disk } = host;
  const warn = createProblemLog(host.warn);
  // Dumps that can't be deleted, each reported once.
  const told = new Set<string>();

  function onError(error: unknown): void {
    warn(`A crash dump could not be handled (${codeOf(error)}).`);
  }

  function handle(dump: DumpFile, mayTell: boolean): keyof DumpCounts {
    // `Math.abs`: a clock that was set back must not keep a dump for years.
    const isYoung = Math.abs(clock.now() - dump.writtenAt) < policy.crashes.settleMs;
    if (isYoung && dump.isToBeMoved) return 'left';
    const { id, isFile, bytes: size, writtenAt } = dump;
    if (id === null || !isFile || size > policy.crashes.dumpBytes) return remove(dump, 'notADump');
    if (!options.isWanted(writtenAt)) return remove(dump, 'unwanted');
    if (!told.has(id)) {
      const bytes = mayTell ? readDump(disk, dump) : null;
      if (bytes === null) return 'left';
      const result = readMinidump(bytes, host.catalogue.namespace);
      if (result.kind === 'truncated' && isYoung) return 'left';
      if (result.kind !== 'crash') return remove(dump, result.kind);
      options.onCrash({ id, occurredAt: writtenAt, facts: result.facts });
      told.add(id);
    }
    return remove(dump, 'reported');
  }

  function remove(dump: DumpFile, end: keyof DumpCounts): keyof DumpCounts {
    removeDump(disk, dump);
    return end;
  }

  return {
    collect() {
      const counts = { reported: 0, unwanted: 0, notADump: 0, truncated: 0, left: 0 };
      const last = told.size + policy.crashes.perCollection;
      for (const dump of listDumps(disk, folder, onError)) {
        try {
          counts[handle(dump, told.size < last)] += 1;
        } catch (error) {
          onError(error);
          counts.left += 1;
        }
      }
      return counts;
    },
  };
}
