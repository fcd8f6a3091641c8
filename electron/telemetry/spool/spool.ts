/** Bytes on disk, and nothing about what they mean: records in segments, oldest first. */
import { join } from 'node:path';
import { isErrorWithCode } from '../disk-errors.ts';
import type { CancelTimer, TelemetryHost } from '../host.ts';
import { policy } from '../policy.ts';
import { unframe } from './framing.ts';
import { bySegmentOrder, openName, parseSegmentName, type SegmentName, sealedName } from './segment-name.ts';
import { createSegmentWriter } from './writer.ts';

export type SealedSegment = Extract<SegmentName, { state: 'sealed' }>;

/** What a segment holds. */
export interface SegmentContent {
  /** What the records belong to, as it was given with them; empty if it was lost, and the records with it. */
  readonly origin: Buffer;
  readonly records: readonly Buffer[];
  /** How many records were lost to damage. */
  readonly lost: number;
}

export interface Spool {
  /** Writes one record that belongs to `origin`; it survives the process. Throws the disk's error. */
  append(origin: string, record: string): void;
  /** Makes what this process wrote ready for delivery. */
  seal(): void;
  /** The segments that can be delivered, oldest first. */
  sealed(): SealedSegment[];
  /** Reads a segment; null if it is gone or can't be read. */
  read(segment: SealedSegment): SegmentContent | null;
  /** Removes a delivered segment. Throws the disk's error. */
  remove(segment: SealedSegment): void;
  /** Records that wait, those of writers that are still at work elsewhere not counted. */
  pending(): number;
  /** Stops looking after abandoned segments and seals the own one. */
  close(): void;
}

type Needs = Pick<TelemetryHost, 'disk' | 'clock' | 'randomBytes'>;

/** Opens the spool in `folder`, without touching the disk. `onSealed` is called when there is more to deliver. */
export function createSpool(host: Needs, folder: string, onSealed: () => void): Spool {
  const { disk, clock } = host;
  let lastNumber: number | null = null;
  const writer = createSegmentWriter(host, folder, nextNumber, onSealed);
  let cancelAdoption: CancelTimer | null = null;

  function list(): SegmentName[] {
    let files: string[];
    try {
      files = disk.readdirSync(folder);
    } catch {
      return [];
    }
    return files.flatMap((file) => parseSegmentName(file) ?? []).sort(bySegmentOrder);
  }

  function nextNumber(): number {
    lastNumber = (lastNumber ?? list().at(-1)?.number ?? 0) + 1;
    return lastNumber;
  }

  function sealed(): SealedSegment[] {
    const segments = list();
    watchForAbandoned(segments);
    return segments.flatMap((segment) => (segment.state === 'sealed' ? segment : []));
  }

  /** Takes over, after their time is up, the segments that others left open. */
  function watchForAbandoned(segments: readonly SegmentName[]): void {
    const open = segments.filter((segment) => segment.state === 'open' && segment.id !== writer.openId());
    if (open.length === 0 || cancelAdoption !== null) return;
    cancelAdoption = clock.schedule(() => {
      cancelAdoption = null;
      if (open.filter(adopt).length > 0) onSealed();
    }, policy.spool.adoptAfterMs);
  }

  function adopt(segment: SegmentName): boolean {
    try {
      const path = join(folder, openName(segment.id));
      const { records, damaged } = unframe(disk.readFileSync(path));
      disk.renameSync(path, join(folder, sealedName(segment.id, records.length + damaged)));
      return true;
    } catch {
      // Sealed by its writer in the meantime, or to be tried again with the next look.
      return false;
    }
  }

  return {
    append: writer.append,
    seal: writer.seal,
    sealed,
    read(segment) {
      try {
        const { headers, records } = unframe(disk.readFileSync(join(folder, segment.file)));
        const [origin] = headers;
        if (origin === undefined) return { origin: Buffer.alloc(0), records: [], lost: segment.count };
        return { origin, records, lost: Math.max(0, segment.count - records.length) };
      } catch {
        return null;
      }
    },
    remove(segment) {
      try {
        disk.rmSync(join(folder, segment.file));
      } catch (error) {
        if (!isErrorWithCode(error, 'ENOENT')) throw error;
      }
    },
    pending: () => sealed().reduce((sum, segment) => sum + segment.count, writer.count()),
    close() {
      cancelAdoption?.();
      writer.seal();
    },
  };
}
