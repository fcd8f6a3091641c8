/**
 * A segment's life is its file's life, and the name says where in it the file is:
 * `1767225600000-9f3a1c2e-g4.open` is being written, `1767225600000-9f3a1c2e-g4.17.8123.sealed` holds 17
 * records in 8123 bytes and waits for delivery.
 *
 * The number gives the order; it starts from the clock, so that nobody has to look at a backlog for it. The
 * random part keeps two writers apart. The generation (`g4`) is the caller's, for all records of the segment.
 */
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
  /** How many records it holds. */
  readonly count: number;
  readonly bytes: number;
}

export type SegmentName = OpenSegmentName | SealedSegment;

const NAME = /^(\d{13}-[0-9a-f]{8}-g(\d{1,9}))\.(?:open|(\d{1,9})\.(\d{1,12})\.sealed)$/;

/** What a file's name says, or null for a file that is none of ours. */
export function parseSegmentName(file: string): SegmentName | null {
  const [, id, generation, count, bytes] = NAME.exec(file) ?? [];
  if (id === undefined) return null;
  const common = { file, id, generation: Number(generation) };
  return count === undefined
    ? { ...common, state: 'open' }
    : { ...common, state: 'sealed', count: Number(count), bytes: Number(bytes) };
}

export function segmentId(number: number, random: Uint8Array, generation: number): string {
  return `${String(number).padStart(13, '0')}-${Buffer.from(random).toString('hex')}-g${generation}`;
}

export function openName(id: string): string {
  return `${id}.open`;
}

export function sealedName(id: string, count: number, bytes: number): string {
  return `${id}.${count}.${bytes}.sealed`;
}

/** Oldest first. */
export function bySegmentOrder(a: SegmentName, b: SegmentName): number {
  return a.id < b.id ? -1 : 1;
}
