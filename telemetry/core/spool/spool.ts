/** Stores records in segments on disk, oldest first, without knowing what they mean. */
import { join } from 'node:path';
import { isErrorWithCode } from '../disk-errors.ts';
import type { Drop } from '../drops.ts';
import { FileError } from '../files/file-error.ts';
import { ensureGone } from '../files/remove.ts';
import { BRIEF, patiently } from '../files/retry.ts';
import { policy } from '../policy.ts';
import type { CancelTimer, TelemetryHost } from '../ports.ts';
import { letGoOn, workForASlice, workInSlices } from '../slices.ts';
import type { Frame } from './frame.ts';
import { readSegment } from './read-segment.ts';
import {
  bySegmentOrder,
  numberOf,
  type OpenSegmentName,
  parseSegmentName,
  type SealedSegment,
  sealedName,
} from './segment-name.ts';
import { unframe } from './unframe.ts';
import { createSegmentWriter } from './writer.ts';

export type { SealedSegment };

/** The waiting records of a segment. */
export interface SegmentContent {
  readonly kind: 'content';
  /** The records' origin, as given with them; empty if it was lost, and the records with it. */
  readonly origin: Buffer;
  readonly records: readonly Buffer[];
  /** How many records were lost to damage. */
  readonly lost: number;
}

export type SegmentReading =
  | SegmentContent
  /** It was settled or removed after it was listed. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable'; readonly error: unknown };

/** The outcome for the first waiting records of a segment. */
export interface Settlement {
  /** How many of them are settled. */
  readonly dealtWith: number;
  /** How many are left after that. */
  readonly left: number;
  /** Drops to report. */
  readonly owed: readonly Drop[];
}

export interface Spool {
  /** Prepares what the next record of this origin is written to. Throws the disk's error. */
  prepare(origin: string): void;
  /**
   * Writes one record of this `origin`; it survives the process. Throws the disk's error. Calls nothing of
   * the caller's: consequences, such as making room, are left to {@link tidy}.
   */
  append(origin: string, record: Frame): void;
  /** Makes room if too much is waiting, and announces new segments. Call it after appending. */
  tidy(): void;
  /** Seals what this process wrote, for delivery. */
  seal(): void;
  /**
   * Like `seal`, but also removes the segment prepared for the next record. If given, `generation` is that of
   * everything written.
   */
  end(generation?: number): void;
  /**
   * The segments that can be delivered, oldest first; scans them in slices. Rejects with the disk's error.
   */
  sealed(): Promise<SealedSegment[]>;
  read(segment: SealedSegment): SegmentReading;
  /**
   * Removes the first waiting records from a segment, in one step that survives the process, and reports
   * drops. Returns the segment with the remaining records, or null. Throws the disk's error; `ENOENT` means
   * that the segment is gone.
   */
  settle(segment: SealedSegment, settlement: Settlement): SealedSegment | null;
  /** Protects these segments, which are being sent, and no others from being dropped for lack of space. */
  setInFlight(segments: readonly SealedSegment[]): void;
  /** Whether recently written records contain this ASCII text. */
  includes(text: string): boolean;
  /** Counts what is waiting, in slices. Never rejects. */
  count(): Promise<void>;
  /** The number of waiting records. Scans all of them if they have not been counted. */
  pending(): number;
  /** Call when segments may have been removed. */
  forgetCounts(): void;
  /** Starts a new segment if somebody has removed the one being written. */
  leaveIfRemoved(): void;
  /** Stops watching for abandoned segments and seals the own one. Costs the same whatever the backlog. */
  close(): void;
}

export interface SpoolOptions {
  /** The generation of the records being written; the same for all records of a segment. */
  readonly generation: () => number;
  /** The least number for new segments. */
  readonly leastNumber: () => number;
  /** The disk space limit in bytes, above which the oldest segments are dropped. */
  readonly maxBytes: number;
  /** Called when there is more to deliver. `waiting` is how many records are waiting, as far as known. */
  readonly onSealed: (waiting: number) => void;
  /** Called when a segment of a dead process was adopted. */
  readonly onAdopted: () => void;
  /**
   * Whether drops can be reported. If not, nothing is dropped for lack of space: nothing new is recorded
   * either.
   */
  readonly mayReport: () => boolean;
  /** The drops to report for records removed for lack of space. */
  readonly describeOverflow: (records: readonly Buffer[]) => readonly Drop[];
  /**
   * Reports drops; false if that failed and must be retried. `isLate` means that a killed or another process
   * may already have done so with the same `id`.
   */
  readonly report: (drop: Drop, id: ReportId, isLate: boolean) => boolean;
}

export interface ReportId {
  /** The segment's ID. */
  readonly segment: string;
  /** How many of its records had been settled by then. */
  readonly done: number;
}

type Needs = Pick<
  TelemetryHost,
  'clock' | 'disk' | 'flushesSegments' | 'isSuperuser' | 'random' | 'randomBytes' | 'warn'
>;

/** The largest number that fits into a segment's name. */
const LAST_NUMBER = 9_999_999_999_999;

/** Gives up on a writer that never pauses. */
const MOST_LOOKS = 4;

/** A number of records and their size. */
interface Amount {
  records: number;
  /** On disk, where a file takes whole blocks. */
  bytes: number;
}

interface Sorted {
  /** Segments that can be delivered, finally sorted oldest first. */
  readonly sealed: SealedSegment[];
  /** Those of them that still have to report drops. */
  readonly owing: SealedSegment[];
  /** Segments that others are writing or have left. */
  readonly foreign: OpenSegmentName[];
}

const nothing = (): Sorted => ({ sealed: [], owing: [], foreign: [] });

const onDisk = (bytes: number) => Math.ceil(bytes / policy.spool.blockBytes) * policy.spool.blockBytes;

/** Opens the spool in `folder`, without touching the disk. */
export function createSpool(host: Needs, folder: string, options: SpoolOptions): Spool {
  const { disk, clock } = host;
  let lastNumber = 0;
  // What is sealed: counted once and then kept up to date, since a backlog can be many files.
  let waiting: Amount | null = null;
  // Counts in progress, which include what comes and goes meanwhile.
  const tallies = new Set<Amount>();
  // What others were still writing at the last look.
  let elsewhere = 0;
  let counting: Promise<void> | null = null;
  // How often this process has sealed or settled something.
  let changes = 0;
  let room: Iterator<void> | null = null;
  let isMakingRoom = false;
  // How many bytes of disk this process has filled since it last made room.
  let filled = 0;
  let cancelAdoption: CancelTimer | null = null;
  let inFlight: ReadonlySet<string> = new Set();
  let isNewSealed = false;
  let isTidying = false;
  let isClosed = false;
  const writer = createSegmentWriter(host, folder, {
    nextNumber,
    generation: options.generation,
    onSealed: noteSealed,
    onSealedLate: tidy,
  });

  function nextNumber(): number {
    const least = Math.max(lastNumber + 1, Math.trunc(clock.now()), options.leastNumber());
    lastNumber = Math.min(LAST_NUMBER, least);
    return lastNumber;
  }

  /** A folder that can't be listed counts as empty: the sender reports the error. */
  function names(): readonly string[] {
    try {
      return disk.readdirSync(folder);
    } catch {
      return [];
    }
  }

  /**
   * Rejects with the disk's error. Lists again if something changed meanwhile: the list may or may not
   * include it, and the count would be wrong.
   */
  async function list(): Promise<readonly string[]> {
    for (let look = 1; ; look += 1) {
      const before = changes;
      const files = await listOnce();
      if (changes === before || look === MOST_LOOKS) return files;
    }
  }

  function listOnce(): Promise<readonly string[]> {
    return new Promise((resolve, reject) => {
      disk.readdir(folder, (error, files) => {
        if (error === null) resolve(files);
        else if (isErrorWithCode(error, 'ENOENT')) resolve([]);
        else reject(error);
      });
    });
  }

  /** Counts these files, and adds them to `sorted`. */
  function* sort(files: readonly string[], sorted: Sorted | null): Generator<void, void> {
    const tally: Amount = { records: 0, bytes: 0 };
    let records = 0;
    let latest = '';
    let isInOrder = true;
    tallies.add(tally);
    for (const file of files) {
      const segment = parseSegmentName(file);
      if (segment?.state === 'sealed') {
        tally.records += segment.count;
        tally.bytes += onDisk(segment.bytes);
        sorted?.sealed.push(segment);
        if (segment.owed.length > 0) sorted?.owing.push(segment);
        isInOrder &&= latest < segment.id;
        latest = segment.id;
      } else if (segment !== null && !writer.isWriting(segment.id)) {
        sorted?.foreign.push(segment);
        records += recordsIn(segment);
      }
      yield;
    }
    // Most systems list them in order anyway, and sorting many takes long.
    if (!isInOrder) sorted?.sealed.sort(bySegmentOrder);
    tallies.delete(tally);
    waiting = tally;
    elsewhere = records;
  }

  function recordsIn({ file }: OpenSegmentName): number {
    const content = readSegment(host, join(folder, file));
    return content.kind === 'found' ? unframe(content.bytes).records.length : 0;
  }

  function countNow(): void {
    for (const _ of sort(names(), null));
  }

  async function sealed(): Promise<SealedSegment[]> {
    const found = nothing();
    await workInSlices(clock, sort(await list(), found));
    watchForAbandoned(found.foreign);
    if (found.owing.length === 0) return found.sealed;
    return found.sealed.flatMap((segment) => (segment.owed.length === 0 ? segment : payLate(segment)));
  }

  /**
   * Reports the drops of a killed process. Segments that still owe a report are left alone, so that no report
   * mixes two settlements.
   */
  function payLate(segment: SealedSegment): SealedSegment[] {
    try {
      const paid = pay(segment, true);
      return paid === null || paid.owed.length > 0 ? [] : [paid];
    } catch {
      // Another process has just done so, or the disk refuses: retried at the next look.
      return [];
    }
  }

  function add(records: number, bytes: number): void {
    changes += 1;
    for (const amount of waiting === null ? tallies : [waiting, ...tallies]) {
      amount.records += records;
      amount.bytes += bytes;
    }
  }

  function noteSealed(records: number, bytes: number): void {
    isNewSealed = true;
    filled += onDisk(bytes);
    add(records, onDisk(bytes));
  }

  function tidy(): void {
    // A report made here is a record, too, and is tidied up after.
    if (!isNewSealed || isTidying) return;
    isTidying = true;
    isNewSealed = false;
    try {
      if (waiting === null && counting === null && isToCount()) countNow();
      keepBound();
    } finally {
      isTidying = false;
    }
    options.onSealed(waiting?.records ?? 0);
  }

  /** A program that is ending must not wait for a count, though somebody has to do it now and then. */
  function isToCount(): boolean {
    return !isClosed || host.random() * policy.spool.endsPerLook < 1;
  }

  function keepBound(): void {
    if (waiting === null || waiting.bytes <= options.maxBytes || !options.mayReport()) return;
    if (!isMakingRoom && !isClosed) void makeRoomSoon();
    // A program recording in a loop lets nothing else run, and would fill the disk.
    if (filled <= options.maxBytes * policy.spool.slack && !isClosed) return;
    room ??= makeRoom(names());
    if (isClosed) while (room?.next().done !== true);
    else goOnMakingRoom(room);
  }

  async function makeRoomSoon(): Promise<void> {
    isMakingRoom = true;
    try {
      const files = await list();
      room ??= makeRoom(files);
      while (!isClosed && room !== null && !goOnMakingRoom(room)) await letGoOn();
    } catch {
      // The sender reports a folder that can't be listed.
    } finally {
      isMakingRoom = false;
    }
  }

  /** False if there is more to do. */
  function goOnMakingRoom(steps: Iterator<void>): boolean {
    const before = isTidying;
    isTidying = true;
    try {
      if (!workForASlice(clock, steps)) return false;
      room = null;
      filled = 0;
      return true;
    } finally {
      isTidying = before;
    }
  }

  /** Drops the oldest segments among these files. */
  function* makeRoom(files: readonly string[]): Generator<void, void> {
    const enough = options.maxBytes * (1 - policy.spool.slack);
    const sorted = nothing();
    yield* sort(files, sorted);
    let excess = (waiting?.bytes ?? 0) - enough;
    for (const segment of sorted.sealed) {
      if (excess <= 0) return;
      yield;
      // A killed process's drops are reported first, or they would be lost with the segment.
      if (segment.owed.length > 0) {
        payLate(segment);
        continue;
      }
      if (inFlight.has(segment.id)) continue;
      try {
        if (giveUp(segment)) excess -= onDisk(segment.bytes);
      } catch {
        // Gone, or open in another program: the next oldest makes room instead.
      }
    }
  }

  /**
   * False if that would gain nothing, as for a drop report, which would only be written again. Throws the
   * disk's error.
   */
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

  /** Takes over segments that others left open, once their time is up. */
  function watchForAbandoned(foreign: readonly OpenSegmentName[]): void {
    if (cancelAdoption !== null || foreign.length === 0) return;
    cancelAdoption = clock.schedule(() => {
      cancelAdoption = null;
      const adopted = foreign.filter(adopt);
      tidy();
      if (adopted.length > 0) options.onAdopted();
    }, policy.spool.adoptAfterMs);
  }

  /** Takes a segment from its writer, which notices at its next write. */
  function adopt(segment: OpenSegmentName): boolean {
    const path = join(folder, segment.file);
    const file = readSegment(host, path);
    if (file.kind !== 'found') return false;
    const { records, damaged } = unframe(file.bytes);
    const count = records.length + damaged;
    const age = Math.abs(clock.now() - numberOf(segment.id));
    if (count === 0 && age < policy.spool.adoptEmptyAfterMs) return false;
    try {
      disk.renameSync(path, join(folder, sealedName(segment.id, count, file.bytes.length)));
    } catch {
      // Sealed by its writer in the meantime, or retried at the next look.
      return false;
    }
    elsewhere = Math.max(0, elsewhere - count);
    noteSealed(count, file.bytes.length);
    return true;
  }

  function forget(records: number, bytes: number): void {
    add(-records, -bytes);
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
      forget(segment.count, onDisk(segment.bytes));
      return null;
    }
    // Marked first, then reported, then unmarked: at no instant can a kill lose the report or count it twice.
    const marked = rename(segment, left, done, drops);
    return pay(marked, false);
  }

  function removeFile(file: string): void {
    const path = join(folder, file);
    patiently(host, { kind: 'change', path }, () => disk.unlinkSync(path), BRIEF);
    ensureGone(disk, path);
  }

  function rename(segment: SealedSegment, count: number, done: number, owed: readonly Drop[]): SealedSegment {
    const file = sealedName(segment.id, count, segment.bytes, done, owed);
    const [from, to] = [join(folder, segment.file), join(folder, file)];
    if (from !== to) patiently(host, { kind: 'change', path: from }, () => disk.renameSync(from, to), BRIEF);
    forget(segment.count - count, 0);
    return { ...segment, file, count, done, owed };
  }

  /** Reports a segment's drops. Throws the disk's error. */
  function pay(segment: SealedSegment, isLate: boolean): SealedSegment | null {
    const { id, done } = segment;
    const unpaid = segment.owed.filter((drop) => !options.report(drop, { segment: id, done }, isLate));
    if (segment.count > 0 || unpaid.length > 0) return rename(segment, segment.count, done, unpaid);
    removeFile(segment.file);
    forget(0, onDisk(segment.bytes));
    return null;
  }

  function count(): Promise<void> {
    if (waiting !== null) return Promise.resolve();
    counting ??= list()
      .then((files) => workInSlices(clock, sort(files, null)))
      .catch(() => {
        // The sender reports a folder that can't be listed.
      })
      .then(() => {
        counting = null;
      });
    return counting;
  }

  return {
    prepare: writer.prepare,
    append: writer.append,
    tidy,
    seal() {
      writer.seal();
      tidy();
    },
    end(generation) {
      writer.end(generation);
      tidy();
    },
    sealed,
    read,
    settle,
    setInFlight(segments) {
      inFlight = new Set(segments.map(({ id }) => id));
    },
    includes(text) {
      const latest = [...names()].sort().slice(-policy.spool.lookedThrough);
      return latest.some((file) => contains(file, text));
    },
    count,
    pending() {
      if (waiting === null && counting === null) countNow();
      return (waiting?.records ?? 0) + elsewhere + writer.count();
    },
    forgetCounts() {
      waiting = null;
    },
    leaveIfRemoved: writer.leaveIfRemoved,
    close() {
      isClosed = true;
      cancelAdoption?.();
      writer.end();
      tidy();
    },
  };
}

/** One drop per reason. */
function merge(drops: readonly Drop[]): Drop[] {
  const counts = new Map<Drop['reason'], number>();
  for (const { reason, count } of drops) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].flatMap(([reason, count]) => (count > 0 ? { reason, count } : []));
}
