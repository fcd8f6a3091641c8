import { readPatiently, type Unreadable } from '../files/read-small-file.ts';
import { BRIEF } from '../files/retry.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';

export type SegmentFile =
  | { readonly kind: 'found'; readonly bytes: Buffer }
  | { readonly kind: 'absent' }
  | Unreadable;

/** Reads a segment's file, up to the largest size a segment can have. Never throws. */
export function readSegment(host: Pick<TelemetryHost, 'clock' | 'disk'>, path: string): SegmentFile {
  const file = readPatiently(host, path, policy.spool.readBytes, BRIEF);
  if (file.kind !== 'found') return file;
  const { buffer, byteOffset, length } = file.bytes;
  return { kind: 'found', bytes: Buffer.from(buffer, byteOffset, length) };
}
