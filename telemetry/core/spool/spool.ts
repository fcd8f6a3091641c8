/** Bytes on disk, and nothing about what they mean: records in segments, oldest first. */
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
  /** Makes ready what the next record of this origin is written to. Throws the disk's error. */
  prepare(origin: string): void;
  /**
   * Writes one record that belongs to `origin`; it survives the process. Throws the disk's error. Calls nothing of the
   * caller's: what follows from it, such as making room, is left to {@link tidy}.
   */
  append(origin: string, record: Frame): void;
  /** Makes room if too much waits, and says so if there is more to deliver. For who has just appended. */
  tidy(): void;
  /** Makes what this process wrote ready for delivery. */
  seal(): void;
  /**
   * The same for all that it wrote as of this generation, if given; what was made ready for the next record is gone
   * afterwards.
   */
  end(generation?: number): void;
  /** The segments that can be delivered, oldest first; looks at them in slices. Rejects with the disk's error. */
  sealed(): Promise<SealedSegment[]>;
  read(segment: SealedSegment): SegmentReading;
  /**
   * Takes the first records that wait out of a segment, in one step that survives the process, and reports what was
   * given up on. Returns the segment with those that are left, or null. Throws the disk's error, of which `ENOENT`
   * means that the segment is gone.
   */
  settle(segment: SealedSegment, settlement: Settlement): SealedSegment | null;
  /** Keeps these segments from being given up on for want of room, since they are on their way, and no others. */
  setInFlight(segments: readonly SealedSegment[]): void;
  /** Whether this ASCII text is in what was written last. */
  includes(text: string): boolean;
  /** Finds out how much waits, in slices. Never rejects. */
  count(): Promise<void>;
  /** Records that wait. Looks at all of them if that was not found out before. */
  pending(): number;
  /** Says that segments may be gone. */
  forgetCounts(): void;
  /** Goes on in a new segment if somebody has removed the one that is being written. */
  leaveIfRemoved(): void;
  /** Stops looking after abandoned segments and seals the own one. Costs the same however much waits. */
  close(): void;
}

export interface SpoolOptions {
  /** The generation of the records that are being written; it is the same for all records of a segment. */
  readonly generation: () => number;
  /** Where the numbers of new segments begin at least. */
  readonly leastNumber: () => number;
  /** How many bytes of the disk may be taken; above, the oldest segments go. */
  readonly maxBytes: number;
  /** Called when there is more to deliver. `waiting` is how many records wait, as far as that is known. */
  readonly onSealed: (waiting: number) => void;
  /** Called when something to deliver was found that a process left which is gone. */
  readonly onAdopted: () => void;
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

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'random' | 'randomBytes' | 'warn'>;

/** The largest number that a segment's name has room for. */
const LAST_NUMBER = 9_999_999_999_999;

/** Who records without a pause is not waited for. */
const MOST_LOOKS = 4;

/** How much waits. */
interface Amount {
  records: number;
  /** Of the disk: a file takes whole blocks of it. */
  bytes: number;
}

interface Sorted {
  /** What can be delivered; oldest first in the end. */
  readonly sealed: SealedSegment[];
  /** Those of them that owe a report of what was given up on. */
  readonly owing: SealedSegment[];
  /** What others write to, or have left. */
  readonly foreign: OpenSegmentName[];
}

const nothing = (): Sorted => ({ sealed: [], owing: [], foreign: [] });

const onDisk = (bytes: number) => Math.ceil(bytes / policy.spool.blockBytes) * policy.spool.blockBytes;

/** Opens the spool in `folder`, without touching the disk. */
export function createSpool(host: Needs, folder: string, options: SpoolOptions): Spool {
  const { disk, clock } = host;
  let lastNumber = 0;
  // What is sealed: counted once and then kept up, since a backlog can be many files.
  let waiting: Amount | null = null;
  // What is being counted, to which is added what comes and goes meanwhile.
  const tallies = new Set<Amount>();
  // What others write to still, when it was looked for last.
  let elsewhere = 0;
  let counting: Promise<void> | null = null;
  // How often this process has sealed or dealt with something.
  let changes = 0;
  let room: Iterator<void> | null = null;
  let isMakingRoom = false;
  // How many bytes of the disk this process has filled since it made room last.
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

  /** What can't be listed counts as nothing: whoever delivers it tells people why. */
  function names(): readonly string[] {
    try {
      return disk.readdirSync(folder);
    } catch {
      return [];
    }
  }

  /**
   * Rejects with the disk's error. What changes while the system looks may be in its list or not, and would be counted
   * wrongly: it looks again then.
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

  /** Counts these files, and puts them to what is sorted already. */
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
    // Most systems list them in this order already, and it takes long for many.
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
    // What is reported here is recorded, and tidied up after, too.
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

  /** A program that ends must not wait for that, though somebody has to do it now and then. */
  function isToCount(): boolean {
    return !isClosed || host.random() * policy.spool.endsPerLook < 1;
  }

  function keepBound(): void {
    if (waiting === null || waiting.bytes <= options.maxBytes || !options.mayReport()) return;
    if (!isMakingRoom && !isClosed) void makeRoomSoon();
    // Who records in a loop lets nothing else happen, and would fill the disk.
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
      // Whoever delivers what can't be listed tells people why.
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

  /** Gives up the oldest of the segments that are among these files. */
  function* makeRoom(files: readonly string[]): Generator<void, void> {
    const enough = options.maxBytes * (1 - policy.spool.slack);
    const sorted = nothing();
    yield* sort(files, sorted);
    let excess = (waiting?.bytes ?? 0) - enough;
    for (const segment of sorted.sealed) {
      if (excess <= 0) return;
      yield;
      // What a process that was killed owes is paid first, or it would be gone with the segment.
      if (segment.owed.length > 0) {
        payLate(segment);
        continue;
      }
      if (inFlight.has(segment.id)) continue;
      try {
        if (giveUp(segment)) excess -= onDisk(segment.bytes);
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
  function watchForAbandoned(foreign: readonly OpenSegmentName[]): void {
    if (cancelAdoption !== null || foreign.length === 0) return;
    cancelAdoption = clock.schedule(() => {
      cancelAdoption = null;
      const adopted = foreign.filter(adopt);
      tidy();
      if (adopted.length > 0) options.onAdopted();
    }, policy.spool.adoptAfterMs);
  }

  /** Takes a segment from whoever wrote it, and notices the next time that it writes. */
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
      // Sealed by its writer in the meantime, or to be tried again with the next look.
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

  /** Reports what a segment owes. Throws the disk's error. */
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
        // Whoever delivers what can't be listed tells people why.
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

/** One drop for each reason. */
function merge(drops: readonly Drop[]): Drop[] {
  const counts = new Map<Drop['reason'], number>();
  for (const { reason, count } of drops) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return [...counts].flatMap(([reason, count]) => (count > 0 ? { reason, count } : []));
}
