/** Bytes on disk, and nothing about what they mean: records in segments, oldest first. */
import { join } from 'node:path';
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
  /** Reads a segment; null if it is gone or can't be read now. */
  read(segment: SealedSegment): SegmentContent | null;
  /** Removes a delivered segment. Throws the disk's error. */
  remove(segment: SealedSegment): void;
  /** Records that wait, those of writers that are still at work elsewhere not counted. */
  pending(): number;
  /** Stops looking after abandoned segments and seals the own one. */
  close(): void;
}

type Needs = Pick<TelemetryHost, 'disk' | 'clock' | 'randomBytes'>;

/** The largest number that a segment's name has room for. */
const LAST_NUMBER = 9_999_999_999_999;

/** Opens the spool in `folder`, without touching the disk. `onSealed` is called when there is more to deliver. */
export function createSpool(host: Needs, folder: string, onSealed: () => void): Spool {
  const { disk, clock } = host;
  let lastNumber = 0;
  // Records in sealed segments; counted once and then kept up, since a backlog can be many files.
  let waiting: number | null = null;
  let cancelAdoption: CancelTimer | null = null;
  const writer = createSegmentWriter(host, folder, nextNumber, addSealed);

  function nextNumber(): number {
    lastNumber = Math.min(LAST_NUMBER, Math.max(lastNumber + 1, Math.trunc(clock.now())));
    return lastNumber;
  }

  function addSealed(records: number): void {
    if (waiting !== null) waiting += records;
    onSealed();
  }

  function list(): SegmentName[] {
    try {
      return disk.readdirSync(folder).flatMap((file) => parseSegmentName(file) ?? []);
    } catch {
      return [];
    }
  }

  function sealed(): SealedSegment[] {
    const segments = list();
    watchForAbandoned(segments);
    const found = segments.flatMap((segment) => (segment.state === 'sealed' ? segment : []));
    waiting = found.reduce((sum, segment) => sum + segment.count, 0);
    return found.sort(bySegmentOrder);
  }

  /** Takes over, after their time is up, the segments that others left open. */
  function watchForAbandoned(segments: readonly SegmentName[]): void {
    const open = segments.filter((segment) => segment.state === 'open' && segment.id !== writer.openId());
    if (open.length === 0 || cancelAdoption !== null) return;
    cancelAdoption = clock.schedule(() => {
      cancelAdoption = null;
      open.forEach(adopt);
    }, policy.spool.adoptAfterMs);
  }

  function adopt(segment: SegmentName): void {
    try {
      const path = join(folder, openName(segment.id));
      const { records, damaged } = unframe(disk.readFileSync(path));
      const count = records.length + damaged;
      disk.renameSync(path, join(folder, sealedName(segment.id, count)));
      addSealed(count);
    } catch {
      // Sealed by its writer in the meantime, or to be tried again with the next look.
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
      disk.rmSync(join(folder, segment.file), { force: true });
      if (waiting !== null) waiting -= segment.count;
    },
    pending() {
      waiting ??= list().reduce((sum, segment) => sum + (segment.state === 'sealed' ? segment.count : 0), 0);
      return waiting + writer.count();
    },
    close() {
      cancelAdoption?.();
      writer.seal();
    },
  };
}
