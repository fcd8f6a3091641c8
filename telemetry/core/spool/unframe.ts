/**
 * The format of payloads in a segment file, in which damage costs only what it hits.
 *
 * A frame is RS, eight hex digits of the XXH32 of what follows them, the kind (`H` header or `R` record), the
 * payload, LF. Start and end are both marked, so if one mark is damaged, its neighbour's remains. Payloads
 * are JSON, which contains neither mark.
 */
import { CHECKSUM_LENGTH, LF, RS, writeChecksum } from './frame.ts';
import { xxh32 } from './xxh32.ts';

export interface Frames {
  readonly headers: readonly Buffer[];
  readonly records: readonly Buffer[];
  /** Runs of bytes between marks that are not whole frames. */
  readonly damaged: number;
}

/** The payloads of all whole frames, in order. */
export function unframe(bytes: Buffer): Frames {
  const headers: Buffer[] = [];
  const records: Buffer[] = [];
  let damaged = 0;
  for (const run of runsBetweenMarks(bytes)) {
    const kind = run[CHECKSUM_LENGTH];
    const payload = run.subarray(CHECKSUM_LENGTH + 1);
    const whole = isWhole(run);
    if (whole && kind === 'H'.charCodeAt(0)) headers.push(payload);
    else if (whole && kind === 'R'.charCodeAt(0)) records.push(payload);
    else damaged += 1;
  }
  return { headers, records, damaged };
}

const expected = Buffer.alloc(CHECKSUM_LENGTH);

function isWhole(run: Buffer): boolean {
  if (run.length <= CHECKSUM_LENGTH + 1) return false;
  const view = new DataView(run.buffer, run.byteOffset, run.length);
  writeChecksum(expected, 0, xxh32(view, CHECKSUM_LENGTH, run.length));
  return expected.compare(run, 0, CHECKSUM_LENGTH) === 0;
}

function* runsBetweenMarks(bytes: Buffer): Generator<Buffer> {
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (at < bytes.length && bytes[at] !== RS && bytes[at] !== LF) continue;
    if (at > start) yield bytes.subarray(start, at);
    start = at + 1;
  }
}
