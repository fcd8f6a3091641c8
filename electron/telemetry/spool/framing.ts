/**
 * How payloads stand in a segment file, so that damage costs only what it hits.
 *
 * A frame is RS, eight hex digits of the CRC-32 of what follows them, the kind (`H` header or `R` record), the
 * payload, LF. Start and end are both marked, so a damaged mark still leaves the neighbour's. Payloads are
 * JSON, in which neither mark can occur.
 */
import { zlib } from '../node-modules.ts';

const RS = 0x1e;
const LF = 0x0a;
const CRC_LENGTH = 8;
const ENVELOPE_LENGTH = CRC_LENGTH + 1;
const HEX_DIGITS = Buffer.from('0123456789abcdef');

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
  writeChecksum(buffer, 1, buffer.subarray(contentStart, end));
  buffer[end] = LF;
  return end + 1;
}

/** Digit by digit, since a string of them would cost as much as the checksum itself. */
function writeChecksum(target: Buffer, start: number, content: Buffer): void {
  let rest = zlib().crc32(content);
  for (let at = start + CRC_LENGTH - 1; at >= start; at -= 1) {
    target[at] = HEX_DIGITS.readUInt8(rest & 0xf);
    rest >>>= 4;
  }
}

/** The payloads of all whole frames, in their order. */
export function unframe(bytes: Buffer): Frames {
  const headers: Buffer[] = [];
  const records: Buffer[] = [];
  const checksum = Buffer.alloc(CRC_LENGTH);
  let damaged = 0;
  for (const run of runsBetweenMarks(bytes)) {
    const content = run.subarray(CRC_LENGTH);
    const kind = content[0];
    writeChecksum(checksum, 0, content);
    const whole = run.length > ENVELOPE_LENGTH && checksum.equals(run.subarray(0, CRC_LENGTH));
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
