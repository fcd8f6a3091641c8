/** Bytes on disk, and nothing about what they mean: records in segments, oldest first. */
import { join } from 'node:path';
import type { CancelTimer, TelemetryHost } from '../host.ts';
import { policy } from '../policy.ts';
import type { Frame } from './frame.ts';
import {
  bySegmentOrder,
  type OpenSegmentName,
  parseSegmentName,
  type SealedSegment,
  type SegmentName,
  sealedName,
} from './segment-name.ts';
import { unframe } from './unframe.ts';
import { createSegmentWriter } from './writer.ts';

export type { SealedSegment };

/** What waits in a segment. */
export interface SegmentContent {
  /** What the records belong to, as it was given with them; empty if it was lost, and the records with it. */
  readonly origin: Buffer;
  readonly records: readonly Buffer[];
  /** How many records were lost to damage. */
  readonly lost: number;
}

export interface Spool {
  /** Writes one record that belongs to `origin`; it survives the process. Throws the disk's error. */
  append(origin: string, record: Frame): void;
  /** Makes what this process wrote ready for delivery. */
  seal(): void;
  /** The segments that can be delivered, oldest first. */
  sealed(): SealedSegment[];
  /** Reads a segment; null if it is gone or can't be read now. */
  read(segment: SealedSegment): SegmentContent | null;
  /**
   * Takes the first `dealtWith` records that wait out of a segment, in one step that survives the process, and
   * returns the segment with the `left` ones. Throws the disk's error.
   */
  advance(segment: SealedSegment, dealtWith: number, left: number): SealedSegment;
  /** Removes a segment. Throws the disk's error. */
  remove(segment: SealedSegment): void;
  /** Records that wait, those of writers that are still at work elsewhere not counted. */
  pending(): number;
  /** Says that segments may be gone. */
  forgetCounts(): void;
  /** Goes on in a new segment if somebody has removed the one that is being written. */
  leaveIfRemoved(): void;
  /** Stops looking after abandoned segments and seals the own one. */
  close(): void;
}

export interface SpoolOptions {
  /** The generation of the records that are being written; it is the same for all records of a segment. */
  readonly generation: () => number;
  /** How many bytes may wait; above, the oldest segments go. */
  readonly maxBytes: number;
  /** Called when there is more to deliver. */
  readonly onSealed: () => void;
  /** Called with how many records are about to go because there is no room for them, and the segments they are in. */
  readonly onOverflow: (count: number, segments: readonly SealedSegment[]) => void;
}

type Needs = Pick<TelemetryHost, 'disk' | 'clock' | 'randomBytes'>;

/** The largest number that a segment's name has room for. */
const LAST_NUMBER = 9_999_999_999_999;

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

/** Opens the spool in `folder`, without touching the disk. */
export function createSpool(host: Needs, folder: string, options: SpoolOptions): Spool {
  const { disk, clock } = host;
  let lastNumber = 0;
  // What is sealed: counted once and then kept up, since a backlog can be many files.
  let waiting: { records: number; bytes: number } | null = null;
  let cancelAdoption: CancelTimer | null = null;
  const { generation } = options;
  const writer = createSegmentWriter(host, folder, { nextNumber, generation, onSealed });

  function nextNumber(): number {
    lastNumber = Math.min(LAST_NUMBER, Math.max(lastNumber + 1, Math.trunc(clock.now())));
    return lastNumber;
  }

  function list(): SegmentName[] {
    try {
      return disk.readdirSync(folder).flatMap((file) => parseSegmentName(file) ?? []);
    } catch {
      return [];
    }
  }

  function recount(segments: readonly SegmentName[]): SealedSegment[] {
    const found = segments.flatMap((segment) => (segment.state === 'sealed' ? segment : []));
    const records = sum(found.map((segment) => segment.count));
    waiting = { records, bytes: sum(found.map((segment) => segment.bytes)) };
    return found;
  }

  function sealed(): SealedSegment[] {
    const segments = list();
    watchForAbandoned(segments);
    return recount(segments).sort(bySegmentOrder);
  }

  function onSealed(records: number, bytes: number): void {
    if (waiting === null) recount(list());
    else waiting = { records: waiting.records + records, bytes: waiting.bytes + bytes };
    if (waiting !== null && waiting.bytes > options.maxBytes) makeRoom();
    options.onSealed();
  }

  /** Gives up the oldest segments, told before they are gone. */
  function makeRoom(): void {
    const segments = sealed();
    let excess = sum(segments.map((segment) => segment.bytes)) - options.maxBytes;
    const tooMany = segments.filter((segment) => {
      const goes = excess > 0;
      excess -= segment.bytes;
      return goes;
    });
    options.onOverflow(sum(tooMany.map((segment) => segment.count)), tooMany);
    for (const segment of tooMany) {
      try {
        remove(segment);
      } catch {
        // To be tried again with the next segment.
      }
    }
  }

  /** Takes over, after their time is up, the segments that others left open. */
  function watchForAbandoned(segments: readonly SegmentName[]): void {
    if (cancelAdoption !== null) return;
    const open = segments.flatMap((segment) => (segment.state === 'open' ? segment : []));
    const foreign = open.filter((segment) => segment.id !== writer.openId());
    if (foreign.length === 0) return;
    cancelAdoption = clock.schedule(() => {
      cancelAdoption = null;
      foreign.forEach(adopt);
    }, policy.spool.adoptAfterMs);
  }

  function adopt(segment: OpenSegmentName): void {
    try {
      const path = join(folder, segment.file);
      const bytes = disk.readFileSync(path);
      const { records, damaged } = unframe(bytes);
      const count = records.length + damaged;
      disk.renameSync(path, join(folder, sealedName(segment.id, count, bytes.length)));
      onSealed(count, bytes.length);
    } catch {
      // Sealed by its writer in the meantime, or to be tried again with the next look.
    }
  }

  function forget(records: number, bytes: number): void {
    if (waiting === null) return;
    waiting = { records: waiting.records - records, bytes: waiting.bytes - bytes };
  }

  function remove(segment: SealedSegment): void {
    disk.rmSync(join(folder, segment.file));
    forget(segment.count, segment.bytes);
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
        const waits = records.slice(segment.done);
        return { origin, records: waits, lost: Math.max(0, segment.count - waits.length) };
      } catch {
        return null;
      }
    },
    advance(segment, dealtWith, left) {
      const done = segment.done + dealtWith;
      const file = sealedName(segment.id, left, segment.bytes, done);
      disk.renameSync(join(folder, segment.file), join(folder, file));
      forget(segment.count - left, 0);
      return { ...segment, file, count: left, done };
    },
    remove,
    pending() {
      if (waiting === null) recount(list());
      return (waiting?.records ?? 0) + writer.count();
    },
    forgetCounts() {
      waiting = null;
    },
    leaveIfRemoved: writer.leaveIfRemoved,
    close() {
      cancelAdoption?.();
      writer.seal();
    },
  };
}
