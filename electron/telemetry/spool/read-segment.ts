import { readSmallFile, type Unreadable } from '../files/read-small-file.ts';
import type { Disk } from '../host.ts';
import { policy } from '../policy.ts';

export type SegmentFile =
  | { readonly kind: 'found'; readonly bytes: Buffer }
  | { readonly kind: 'absent' }
  | Unreadable;

/** Reads the file of a segment, which is never larger than this reads. Never throws. */
export function readSegment(disk: Disk, path: string): SegmentFile {
  const file = readSmallFile(disk, path, policy.spool.readBytes);
  if (file.kind !== 'found') return file;
  const { buffer, byteOffset, length } = file.bytes;
  return { kind: 'found', bytes: Buffer.from(buffer, byteOffset, length) };
}
