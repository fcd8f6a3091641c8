/** Bytes on disk, and nothing about what they mean: records in segments, oldest first. */
import { join } from 'node:path';
import { isErrorWithCode } from '../disk-errors.ts';
import type { Drop } from '../drops.ts';
import { FileError } from '../files/file-error.ts';
import { BRIEF, patiently } from '../files/retry.ts';
import { policy } from '../policy.ts';
import type { CancelTimer, TelemetryHost } from '../ports.ts';
import type { Frame } from './frame.ts';
import { readSegment } from './read-segment.ts';
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
  readonly kind: 'content';
  /** What the records belong to, as it was given with them; empty if it was lost, and the records with it. */
  readonly origin: Buffer;
  readonly records: readonly Buffer[];
  /** How many records were lost to damage. */
  readonly lost: number;
}

export type SegmentReading =
  | SegmentContent
  /** It was dealt with or removed since it was listed. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable'; readonly error: unknown };

/** What became of the first records that wait in a segment. */
export interface Settlement {
  /** How many of them are dealt with. */
  readonly dealtWith: number;
  /** How many wait after that. */
  readonly left: number;
  /** What was given up on, and is to be reported. */
  readonly owed: readonly Drop[];
}

export interface Spool {
  /**
   * Writes one record that belongs to `origin`; it survives the process. Throws the disk's error. Calls nothing of the
   * caller's: what follows from it, such as making room, is left to {@link tidy}.
   */
  append(origin: string, record: Frame): void;
  /** Makes room if too much waits, and says so if there is more to deliver. For who has just appended. */
  tidy(): void;
  /** Makes what this process wrote ready for delivery; all of it as of this generation, if given. */
  seal(generation?: number): void;
  /** The segments that can be delivered, oldest first. Throws the disk's error. */
  sealed(): SealedSegment[];
  read(segment: SealedSegment): SegmentReading;
  /**
   * Takes the first records that wait out of a segment, in one step that survives the process, and reports what was
   * given up on. Returns the segment with those that are left, or null. Throws the disk's error, of which `ENOENT`
   * means that the segment is gone.
   */
  settle(segment: SealedSegment, settlement: Settlement): SealedSegment | null;
  /** Keeps these segments from being given up on for want of room, since they are on their way, and no others. */
  setInFlight(segments: readonly SealedSegment[]): void;
  /** Whether this ASCII text is anywhere in what waits. Reads all of it. */
  includes(text: string): boolean;
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
  /** Where the numbers of new segments begin at least. */
  readonly leastNumber: () => number;
  /** How many bytes may wait; above, the oldest segments go. */
  readonly maxBytes: number;
  /** Called when there is more to deliver. */
  readonly onSealed: () => void;
  /** Whether what is given up on can be reported. If not, nothing is given up on for want of room: nothing new comes. */
  readonly mayReport: () => boolean;
  /** What is to be reported of records that go because there is no room for them. */
  readonly describeOverflow: (records: readonly Buffer[]) => readonly Drop[];
  /**
   * Reports what was given up on; false if that failed, and is to be tried again. `isLate` says that a process that was
   * killed, or another one, may have done so with the same `id`.
   */
  readonly report: (drop: Drop, id: ReportId, isLate: boolean) => boolean;
}

export interface ReportId {
  /** The segment's id. */
  readonly segment: string;
  /** How many of its records had been dealt with then. */
  readonly done: number;
}

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'randomBytes' | 'warn'>;

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
  let inFlight: ReadonlySet<string> = new Set();
  let isNewSealed = false;
  let isTidying = false;
  const writer = createSegmentWriter(host, folder, {
    nextNumber,
    generation: options.generation,
    onSealed: noteSealed,
    onTimeUp: tidy,
  });

  function nextNumber(): number {
    const least = Math.max(lastNumber + 1, Math.trunc(clock.now()), options.leastNumber());
    lastNumber = Math.min(LAST_NUMBER, least);
    return lastNumber;
  }

  /** Throws the disk's error. */
  function list(): SegmentName[] {
    try {
      return disk.readdirSync(folder).flatMap((file) => parseSegmentName(file) ?? []);
    } catch (error) {
      if (isErrorWithCode(error, 'ENOENT')) return [];
      throw error;
    }
  }

  /** What can't be listed counts as nothing: whoever delivers it tells people why. */
  function listOrNothing(): SegmentName[] {
    try {
      return list();
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
    const found = recount(segments).sort(bySegmentOrder);
    return found.flatMap((segment) => (segment.owed.length === 0 ? segment : payLate(segment)));
  }

  /** Pays for a process that was killed. What still owes is left alone, so that no report mixes two settlements. */
  function payLate(segment: SealedSegment): SealedSegment[] {
    try {
      const paid = pay(segment, true);
      return paid === null || paid.owed.length > 0 ? [] : [paid];
    } catch {
      // Another process has just done so, or the disk refuses: to be tried again with the next look.
      return [];
    }
  }

  function noteSealed(records: number, bytes: number): void {
    isNewSealed = true;
    if (waiting !== null) waiting = { records: waiting.records + records, bytes: waiting.bytes + bytes };
  }

  function tidy(): void {
    // What is reported here is recorded, and tidied up after, too.
    if (!isNewSealed || isTidying) return;
    isTidying = true;
    isNewSealed = false;
    try {
      if (waiting === null) recount(listOrNothing());
      if (waiting !== null && waiting.bytes > options.maxBytes && options.mayReport()) makeRoom();
    } finally {
      isTidying = false;
    }
    options.onSealed();
  }

  /** Gives up the oldest segments. */
  function makeRoom(): void {
    const segments = recount(listOrNothing()).sort(bySegmentOrder);
    const bytes = sum(segments.map((segment) => segment.bytes));
    let excess = bytes - options.maxBytes * (1 - policy.spool.slack);
    for (const segment of segments) {
      if (excess <= 0) return;
      // What a process that was killed owes is paid first, or it would be gone with the segment.
      if (segment.owed.length > 0) {
        payLate(segment);
        continue;
      }
      if (inFlight.has(segment.id)) continue;
      try {
        if (giveUp(segment)) excess -= segment.bytes;
      } catch {
        // Gone, or held by another program: the next oldest makes room in its place.
      }
    }
  }

  /** False if that would gain nothing, as for a report, which would only be written again. Throws the disk's error. */
  function giveUp(segment: SealedSegment): boolean {
    const reading = read(segment);
    const { count } = segment;
    const records = reading.kind === 'content' ? reading.records : [];
    const unread: Drop = { reason: 'queueFull', count: Math.max(0, count - records.length) };
    const owed = merge([...options.describeOverflow(records), unread]);
    const isReport = count === 1 && owed.some((drop) => drop.count > 1);
    if (isReport) return false;
    settle(segment, { dealtWith: count, left: 0, owed });
    return true;
  }

  /** Takes over, after their time is up, the segments that others left open. */
  function watchForAbandoned(segments: readonly SegmentName[]): void {
    if (cancelAdoption !== null) return;
    const open = segments.flatMap((segment) => (segment.state === 'open' ? segment : []));
    const foreign = open.filter((segment) => !writer.isWriting(segment.id));
    if (foreign.length === 0) return;
    cancelAdoption = clock.schedule(() => {
      cancelAdoption = null;
      foreign.forEach(adopt);
      tidy();
    }, policy.spool.adoptAfterMs);
  }

  function adopt(segment: OpenSegmentName): void {
    const path = join(folder, segment.file);
    const file = readSegment(host, path);
    if (file.kind !== 'found') return;
    const { records, damaged } = unframe(file.bytes);
    const count = records.length + damaged;
    try {
      disk.renameSync(path, join(folder, sealedName(segment.id, count, file.bytes.length)));
      noteSealed(count, file.bytes.length);
    } catch {
      // Sealed by its writer in the meantime, or to be tried again with the next look.
    }
  }

  function forget(records: number, bytes: number): void {
    if (waiting === null) return;
    waiting = { records: waiting.records - records, bytes: waiting.bytes - bytes };
  }

  function read(segment: SealedSegment): SegmentReading {
    const file = readSegment(host, join(folder, segment.file));
    if (file.kind === 'absent') return { kind: 'gone' };
    if (file.kind === 'unreadable') return { kind: 'unreadable', error: new FileError(file.path, file.code) };
    const { headers, records } = unframe(file.bytes);
    const [origin] = headers;
    const { count } = segment;
    if (origin === undefined) return { kind: 'content', origin: Buffer.alloc(0), records: [], lost: count };
    const waits = records.slice(segment.done);
    return { kind: 'content', origin, records: waits, lost: Math.max(0, count - waits.length) };
  }

  function contains(file: string, text: string): boolean {
    const segment = readSegment(host, join(folder, file));
    return segment.kind === 'found' && segment.bytes.includes(text);
  }

  function settle(segment: SealedSegment, { dealtWith, left, owed }: Settlement): SealedSegment | null {
    const drops = merge(owed);
    const done = segment.done + dealtWith;
    if (left === 0 && drops.length === 0) {
      removeFile(segment.file);
      forget(segment.count, segment.bytes);
      return null;
    }
    // Marked first, then reported, then unmarked: at no instant can a kill lose the report or count it twice.
    const marked = rename(segment, left, done, drops);
    return pay(marked, false);
  }

  function removeFile(file: string): void {
    const path = join(folder, file);
    patiently(host, { kind: 'change', path }, () => disk.rmSync(path), BRIEF);
  }

  function rename(segment: SealedSegment, count: number, done: number, owed: readonly Drop[]): SealedSegment {
    const file = sealedName(segment.id, count, segment.bytes, done, owed);
    const [from, to] = [join(folder, segment.file), join(folder, file)];
    if (from !== to) patiently(host, { kind: 'change', path: from }, () => disk.renameSync(from, to), BRIEF);
    forget(segment.count - count, 0);
    return { ...segment, file, count, done, owed };
  }

  /** Reports what a segment owes. Throws the disk's error. */
  function pay(segment: SealedSegment, isLate: boolean): SealedSegment | null {
    const { id, done } = segment;
    const unpaid = segment.owed.filter((drop) => !options.report(drop, { segment: id, done }, isLate));
    if (segment.count > 0 || unpaid.length > 0) return rename(segment, segment.count, done, unpaid);
    removeFile(segment.file);
    forget(0, segment.bytes);
    return null;
  }

  return {
    append: writer.append,
    tidy,
    seal(generation) {
      writer.seal(generation);
      tidy();
    },
    sealed,
    read,
    settle,
    setInFlight(segments) {
      inFlight = new Set(segments.map(({ id }) => id));
    },
    includes: (text) => listOrNothing().some(({ file }) => contains(file, text)),
    pending() {
      if (waiting === null) recount(listOrNothing());
      return (waiting?.records ?? 0) + writer.count();
    },
    forgetCounts() {
      waiting = null;
    },
    leaveIfRemoved: writer.leaveIfRemoved,
    close() {
      cancelAdoption?.();
      writer.seal();
      tidy();
    },
  };
}

/** One drop for each reason. */
function merge(drops: readonly Drop[]): Drop[] {
  const counts = new Map<Drop['reason'], number>();
  for (const { reason, count } of drops) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].flatMap(([reason, count]) => (count > 0 ? { reason, count } : []));
}
