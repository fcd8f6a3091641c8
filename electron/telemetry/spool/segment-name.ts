/**
 * A segment's life is its file's life, and the name says where in it the file is: `1767225600000-9f3a1c2e.open`
 * is being written, `1767225600000-9f3a1c2e.17.sealed` holds 17 records and waits for delivery.
 *
 * The number gives the order; it starts from the clock, so that nobody has to look at a backlog for it. The
 * random part keeps two writers apart.
 */
export type SegmentName =
  | { readonly state: 'open'; readonly file: string; readonly id: string; readonly number: number }
  | {
      readonly state: 'sealed';
      readonly file: string;
      readonly id: string;
      readonly number: number;
      readonly count: number;
    };

const NAME = /^((\d{13})-[0-9a-f]{8})\.(?:open|(\d{1,9})\.sealed)$/;

/** What a file's name says, or null for a file that is none of ours. */
export function parseSegmentName(file: string): SegmentName | null {
  const match = NAME.exec(file);
  const [, id, number, count] = match ?? [];
  if (id === undefined || number === undefined) return null;
  const common = { file, id, number: Number(number) };
  return count === undefined
    ? { ...common, state: 'open' }
    : { ...common, state: 'sealed', count: Number(count) };
}

export function segmentId(number: number, random: Uint8Array): string {
  return `${String(number).padStart(13, '0')}-${Buffer.from(random).toString('hex')}`;
}

export function openName(id: string): string {
  return `${id}.open`;
}

export function sealedName(id: string, count: number): string {
  return `${id}.${count}.sealed`;
}

/** Oldest first. */
export function bySegmentOrder(a: SegmentName, b: SegmentName): number {
  return a.number - b.number || (a.id < b.id ? -1 : 1);
}
