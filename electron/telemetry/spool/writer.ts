import { join } from 'node:path';
import { isErrorWithCode } from '../disk-errors.ts';
import type { CancelTimer, TelemetryHost } from '../host.ts';
import { onFirstUse } from '../on-first-use.ts';
import { policy } from '../policy.ts';
import { type Frame, frameAround } from './frame.ts';
import { openName, sealedName, segmentId } from './segment-name.ts';

interface OpenSegment {
  readonly id: string;
  readonly descriptor: number;
  readonly origin: string;
  readonly openedAt: number;
  readonly cancelTimer: CancelTimer;
  bytes: number;
  records: number;
}

export interface SegmentWriter {
  /** Writes one record; it survives the process when this returns. Throws the disk's error. */
  append(origin: string, record: Frame): void;
  /** Closes the segment so that it can be delivered. Does nothing if there is none. */
  seal(): void;
  /** Leaves the segment if it was removed: what is written to it would be gone with it. */
  leaveIfRemoved(): void;
  /** Records in the segment that is being written. */
  count(): number;
  /** The segment that is being written, if there is one. */
  openId(): string | null;
}

type Needs = Pick<TelemetryHost, 'disk' | 'clock' | 'randomBytes'>;

export interface WriterOptions {
  /** The number of a new segment. */
  readonly nextNumber: () => number;
  readonly generation: () => number;
  /** Told how many records and bytes a segment holds that can be delivered now. */
  readonly onSealed: (records: number, bytes: number) => void;
}

/** Writes records into segments of this process's own. */
export function createSegmentWriter(host: Needs, folder: string, options: WriterOptions): SegmentWriter {
  const { disk, clock } = host;
  const { segmentBytes, segmentAgeMs, segmentGraceMs } = policy.spool;
  // Once is enough: numbers keep the segments of one writer apart.
  const ownBytes = onFirstUse(() => host.randomBytes(4));
  let current: OpenSegment | null = null;

  function open(origin: string): OpenSegment {
    const id = segmentId(options.nextNumber(), ownBytes(), options.generation());
    const path = join(folder, openName(id));
    const segment = {
      id,
      descriptor: create(path),
      origin,
      openedAt: clock.monotonic(),
      cancelTimer: clock.schedule(seal, segmentAgeMs),
      bytes: 0,
      records: 0,
    };
    try {
      // Twice, since without it none of the segment's records could be delivered.
      const header = frameAround(origin);
      const length = header.close('H');
      write(segment, header.bytes, length);
      write(segment, header.bytes, length);
    } catch (error) {
      segment.cancelTimer();
      disk.closeSync(segment.descriptor);
      disk.rmSync(path, { force: true });
      throw error;
    }
    current = segment;
    return segment;
  }

  function create(path: string): number {
    try {
      return disk.openSync(path, 'wx', 0o600);
    } catch (error) {
      if (!isErrorWithCode(error, 'ENOENT')) throw error;
    }
    // The first event on this profile, or someone has removed the folder.
    disk.mkdirSync(folder, { recursive: true, mode: 0o700 });
    return disk.openSync(path, 'wx', 0o600);
  }

  /** Writes that many of the first bytes. */
  function write(segment: OpenSegment, bytes: Uint8Array, length: number): void {
    const { descriptor, bytes: start } = segment;
    let written = 0;
    while (written < length) {
      // To a place that is named, which costs less than to the end; what a failed write left is written over.
      written += disk.writeSync(descriptor, bytes, written, length - written, start + written);
    }
    segment.bytes = start + length;
  }

  function writeRecord(segment: OpenSegment, record: Frame): void {
    const length = record.close('R');
    write(segment, record.bytes, length);
    segment.records += 1;
  }

  function seal(): void {
    const segment = current;
    if (segment === null) return;
    current = null;
    segment.cancelTimer();
    // To the device on its own time: a process that is killed loses nothing without it, only a machine.
    disk.fsync(segment.descriptor, () => disk.close(segment.descriptor, () => {}));
    try {
      const sealed = join(folder, sealedName(segment.id, segment.records, segment.bytes));
      disk.renameSync(join(folder, openName(segment.id)), sealed);
    } catch {
      // Its records are safe: a segment that is left open is adopted like that of a process that died.
      return;
    }
    options.onSealed(segment.records, segment.bytes);
  }

  function append(origin: string, record: Frame): void {
    if (current !== null && (current.origin !== origin || current.bytes >= segmentBytes)) seal();
    const segment = current ?? open(origin);
    writeRecord(segment, record);
    // A process that was held up this long may find its segment adopted, and delivered without this record:
    // it writes the record again. The receiver drops the repeat by its id.
    if (clock.monotonic() - segment.openedAt > segmentAgeMs + segmentGraceMs) {
      seal();
      writeRecord(open(origin), record);
    }
  }

  function leaveIfRemoved(): void {
    if (current === null) return;
    try {
      disk.lstatSync(join(folder, openName(current.id)));
    } catch (error) {
      if (isErrorWithCode(error, 'ENOENT')) seal();
    }
  }

  return {
    append,
    seal,
    leaveIfRemoved,
    count: () => current?.records ?? 0,
    openId: () => current?.id ?? null,
  };
}
