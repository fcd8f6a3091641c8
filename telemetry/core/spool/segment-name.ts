/**
 * A segment is a file whose name says which stage it is in: `1767225600000-9f3a1c2e-g4.open` is being
 * written, `1767225600000-9f3a1c2e-g4.17.8123.sealed` holds 17 records in 8123 bytes and waits for delivery,
 * `1767225600000-9f3a1c2e-g4.9.8123.after8.sealed` has 9 of them left after the first 8, and
 * `….9.8123.after8.owes-3rejected.sealed` still has to report that 3 of those were dropped. A rename is
 * atomic, so a kill never leaves half a mark, and it needs no space on a full disk.
 *
 * The number gives the order; it starts from the clock, so that nobody has to scan a backlog for it. The
 * random part keeps two writers apart. The generation (`g4`) is the caller's, the same for all records of the
 * segment.
 */
import { DROP_REASONS } from '../../catalogue/own-events.ts';
import type { Drop } from '../drops.ts';

export interface OpenSegmentName {
  readonly state: 'open';
  readonly file: string;
  readonly id: string;
  readonly generation: number;
}

export interface SealedSegment {
  readonly state: 'sealed';
  readonly file: string;
  readonly id: string;
  readonly generation: number;
  /** How many of its records are waiting. */
  readonly count: number;
  /** The size of the file. */
  readonly bytes: number;
  /** How many records before the waiting ones are settled. */
  readonly done: number;
  /** Drops among those that are not reported yet. */
  readonly owed: readonly Drop[];
}

export type SegmentName = OpenSegmentName | SealedSegment;

const NAME =
  /^(\d{13}-[0-9a-f]{8}-g(\d{1,9}))\.(?:open|(\d{1,9})\.(\d{1,12})(?:\.after(\d{1,9}))?(?:\.owes((?:-\d{1,10}[a-zA-Z]{1,20})+))?\.sealed)$/;

/** What a file's name says, or null for a file that is not ours. */
export function parseSegmentName(file: string): SegmentName | null {
  const [, id, generation, count, bytes, done = 0, owed = ''] = NAME.exec(file) ?? [];
  if (id === undefined) return null;
  const common = { file, id, generation: Number(generation) };
  if (count === undefined) return { ...common, state: 'open' };
  return {
    ...common,
    state: 'sealed',
    count: Number(count),
    bytes: Number(bytes),
    done: Number(done),
    owed: parseOwed(owed),
  };
}

/** Parses `-3rejected-1tooOld`; leaves out reasons that this version does not know. */
function parseOwed(text: string): Drop[] {
  return [...text.matchAll(/(\d+)([a-zA-Z]+)/g)].flatMap(([, count, name]) => {
    const reason = DROP_REASONS.find((known) => known === name);
    return reason === undefined ? [] : { reason, count: Number(count) };
  });
}

/** `number` is milliseconds since 1970-01-01 UTC, or the successor of the previous number. */
export function segmentId(number: number, random: Uint8Array, generation: number): string {
  return `${String(number).padStart(13, '0')}-${Buffer.from(random).toString('hex')}-g${generation}`;
}

/** The number in a segment's id. */
export function numberOf(id: string): number {
  return Number(id.slice(0, 13));
}

/** The id of the same segment in another generation. */
export function inGeneration(id: string, generation: number): string {
  return id.replace(/g\d+$/, `g${generation}`);
}

export function openName(id: string): string {
  return `${id}.open`;
}

export function sealedName(
  id: string,
  count: number,
  bytes: number,
  done = 0,
  owed: readonly Drop[] = [],
): string {
  const after = done === 0 ? '' : `.after${done}`;
  const marks = owed.map((drop) => `-${drop.count}${drop.reason}`).join('');
  return `${id}.${count}.${bytes}${after}${marks === '' ? '' : `.owes${marks}`}.sealed`;
}

/** Oldest first. */
export function bySegmentOrder(a: SegmentName, b: SegmentName): number {
  return a.id < b.id ? -1 : 1;
}
