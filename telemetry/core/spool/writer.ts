import { dirname, join } from 'node:path';
import { isErrorWithCode } from '../disk-errors.ts';
import { ensureOwnFolder } from '../files/own-folder.ts';
import { leaveToOwner } from '../files/owner.ts';
import { onFirstUse } from '../on-first-use.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { type Frame, frameAround } from './frame.ts';
import { inGeneration, openName, sealedName, segmentId } from './segment-name.ts';

interface OpenSegment {
  readonly id: string;
  readonly path: string;
  readonly descriptor: number;
  readonly origin: string;
  /** By the monotonic clock, like all times here. */
  readonly openedAt: number;
  lookedAt: number;
  bytes: number;
  records: number;
}

/** A completed segment that still has the name of an open one, since the disk refused the renaming. */
interface UnsealedSegment {
  readonly id: string;
  readonly sealed: string;
  readonly bytes: number;
  readonly records: number;
}

export interface SegmentWriter {
  /**
   * Creates a segment if there is none, so that the next record does not have to wait for it. Throws the
   * disk's error.
   */
  prepare(origin: string): void;
  /**
   * Writes one record; it survives the process when this returns. Throws the disk's error. Calls nothing of
   * the caller's, so that recording can't be re-entered.
   */
  append(origin: string, record: Frame): void;
  /** Closes the segment so that it can be delivered. Does nothing if there is none, or it is empty. */
  seal(): void;
  /** Like `seal`, but also removes an empty segment. If given, the segment gets this generation. */
  end(generation?: number): void;
  /** Abandons the segment if it was removed: what is written to it would be gone with it. */
  leaveIfRemoved(): void;
  /** Records that are not in a sealed segment yet. */
  count(): number;
  /** Whether this segment is the one being written. */
  isWriting(id: string): boolean;
}

type Needs = Pick<
  TelemetryHost,
  'clock' | 'disk' | 'flushesSegments' | 'isSuperuser' | 'randomBytes' | 'warn'
>;

export interface WriterOptions {
  /** The number of a new segment. */
  readonly nextNumber: () => number;
  readonly generation: () => number;
  /** Must only note how many records and bytes were sealed. */
  readonly onSealed: (records: number, bytes: number) => void;
  /** Called when a segment was sealed that the disk had refused to seal before. */
  readonly onSealedLate: () => void;
}

/** Writes records into this process's own segments. */
export function createSegmentWriter(host: Needs, folder: string, options: WriterOptions): SegmentWriter {
  const { disk, clock } = host;
  const { segmentBytes, ownMs, lookMs, retryMs } = policy.spool;
  // Once is enough: numbers keep the segments of one writer apart.
  const ownBytes = onFirstUse(() => host.randomBytes(4));
  let current: OpenSegment | null = null;
  let unsealed: UnsealedSegment[] = [];
  let isToRetry = false;

  function open(origin: string): OpenSegment {
    const id = segmentId(options.nextNumber(), ownBytes(), options.generation());
    const path = join(folder, openName(id));
    const descriptor = create(path);
    const openedAt = clock.monotonic();
    const segment = { id, path, descriptor, origin, openedAt, lookedAt: openedAt, bytes: 0, records: 0 };
    try {
      // Written twice, since without it none of the segment's records could be delivered.
      const header = frameAround(origin);
      const length = header.close('H');
      write(segment, header.bytes, length);
      write(segment, header.bytes, length);
    } catch (error) {
      discard(segment);
      throw error;
    }
    current = segment;
    return segment;
  }

  function create(path: string): number {
    try {
      return openNew(path);
    } catch (error) {
      if (!isErrorWithCode(error, 'ENOENT', 'EACCES', 'EPERM')) throw error;
    }
    // The first event of this profile, a removed folder, or another user's folder.
    ensureOwnFolder(host, dirname(folder));
    ensureOwnFolder(host, folder);
    return openNew(path);
  }

  function openNew(path: string): number {
    const descriptor = disk.openSync(path, 'wx', 0o600);
    leaveToOwner(host, path);
    return descriptor;
  }

  /** Never throws: a file that stays counts as abandoned. */
  function discard({ descriptor, path }: OpenSegment): void {
    disk.close(descriptor, () => {});
    try {
      disk.unlinkSync(path);
    } catch {}
  }

  /** Writes that many of the first bytes. */
  function write(segment: OpenSegment, bytes: Uint8Array, length: number): void {
    const { descriptor, bytes: start } = segment;
    let written = 0;
    while (written < length) {
      // At an explicit position, which is cheaper than appending, and overwrites what a failed write left.
      written += disk.writeSync(descriptor, bytes, written, length - written, start + written);
    }
    segment.bytes = start + length;
  }

  function writeRecord(segment: OpenSegment, record: Frame): void {
    const length = record.close('R');
    write(segment, record.bytes, length);
    segment.records += 1;
  }

  function seal(segment: OpenSegment, generation?: number): void {
    current = null;
    const { id, descriptor, bytes, records } = segment;
    const close = () => disk.close(descriptor, () => {});
    if (host.flushesSegments === false) close();
    else disk.fsync(descriptor, close);
    const knownAs = generation === undefined ? id : inGeneration(id, generation);
    rename({ id, sealed: sealedName(knownAs, records, bytes), bytes, records });
  }

  function rename(segment: UnsealedSegment): void {
    try {
      disk.renameSync(join(folder, openName(segment.id)), join(folder, segment.sealed));
    } catch (error) {
      // It was removed or taken over.
      if (isErrorWithCode(error, 'ENOENT')) return;
      // Its records are safe: if this process ends first, another one adopts the segment.
      unsealed.push(segment);
      if (!isToRetry) clock.schedule(renameAgain, retryMs);
      isToRetry = true;
      return;
    }
    options.onSealed(segment.records, segment.bytes);
  }

  function renameAgain(): void {
    isToRetry = false;
    const again = unsealed;
    unsealed = [];
    again.forEach(rename);
    options.onSealedLate();
  }

  function append(origin: string, record: Frame): void {
    if (current !== null && (current.origin !== origin || current.bytes >= segmentBytes)) end();
    const segment = current ?? open(origin);
    writeRecord(segment, record);
    const now = clock.monotonic();
    if (now - segment.lookedAt <= lookMs && now - segment.openedAt <= ownMs) return;
    segment.lookedAt = now;
    // A process that takes a segment over renames it before reading it. So what was written while it had its
    // old name is read; anything later is written again, and the receiver drops duplicates by their ID.
    if (disk.existsSync(segment.path)) return;
    leave(segment);
    writeRecord(open(origin), record);
  }

  /** The file now belongs to another process or is gone, and so do its counts. */
  function leave({ descriptor }: OpenSegment): void {
    current = null;
    disk.close(descriptor, () => {});
  }

  function end(generation?: number): void {
    if (current === null) return;
    if (current.records > 0) {
      seal(current, generation);
    } else {
      discard(current);
      current = null;
    }
  }

  return {
    prepare(origin) {
      if (current === null) open(origin);
    },
    append,
    seal() {
      if (current !== null && current.records > 0) seal(current);
    },
    end,
    leaveIfRemoved() {
      if (current !== null && !disk.existsSync(current.path)) leave(current);
    },
    count: () => unsealed.reduce((sum, { records }) => sum + records, current?.records ?? 0),
    isWriting: (id) => current?.id === id || unsealed.some((segment) => segment.id === id),
  };
}
