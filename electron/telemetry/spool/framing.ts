/**
 * How payloads stand in a segment file, so that damage costs only what it hits.
 *
 * A frame is RS, eight hex digits of the CRC-32 of what follows them, the kind (`H` header or `R` record), the
 * payload, LF. Start and end are both marked, so a damaged mark still leaves the neighbour's. Payloads are
 * JSON, in which neither mark can occur.
 */
import { crc32 } from 'node:zlib';

const RS = 0x1e;
const LF = 0x0a;
const CRC_LENGTH = 8;
const ENVELOPE_LENGTH = CRC_LENGTH + 1;

export type FrameKind = 'H' | 'R';

export interface Frames {
  readonly headers: readonly Buffer[];
  readonly records: readonly Buffer[];
  /** Runs of bytes between marks that are no whole frame. */
  readonly damaged: number;
}

/** One payload, framed. The payload must be JSON text in one line. */
export function frame(kind: FrameKind, payload: string): Buffer {
  const buffer = Buffer.allocUnsafe(FRAME_OVERHEAD + Buffer.byteLength(payload));
  return buffer.subarray(0, writeFrame(buffer, kind, payload));
}

/** How many bytes a frame has besides its payload. */
export const FRAME_OVERHEAD = 1 + ENVELOPE_LENGTH + 1;

/** Writes a frame to the start of a buffer that has room for it; returns how many bytes it takes. */
export function writeFrame(buffer: Buffer, kind: FrameKind, payload: string): number {
  const contentStart = 1 + CRC_LENGTH;
  buffer[0] = RS;
  buffer[contentStart] = kind.charCodeAt(0);
  const end = contentStart + 1 + buffer.write(payload, contentStart + 1);
  buffer.write(checksumOf(buffer.subarray(contentStart, end)), 1, 'latin1');
  buffer[end] = LF;
  return end + 1;
}

function checksumOf(content: Buffer): string {
  return crc32(content).toString(16).padStart(CRC_LENGTH, '0');
}

/** The payloads of all whole frames, in their order. */
export function unframe(bytes: Buffer): Frames {
  const headers: Buffer[] = [];
  const records: Buffer[] = [];
  let damaged = 0;
  for (const run of runsBetweenMarks(bytes)) {
    const content = run.subarray(CRC_LENGTH);
    const kind = content[0];
    const checksum = run.subarray(0, CRC_LENGTH).toString('latin1');
    const whole = run.length > ENVELOPE_LENGTH && checksumOf(content) === checksum;
    if (whole && kind === 'H'.charCodeAt(0)) headers.push(content.subarray(1));
    else if (whole && kind === 'R'.charCodeAt(0)) records.push(content.subarray(1));
    else damaged += 1;
  }
  return { headers, records, damaged };
}

function* runsBetweenMarks(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== RS && bytes[at] !== LF) continue;
    if (at > start) yield bytes.subarray(start, at);
    start = at + 1;
  }
}
