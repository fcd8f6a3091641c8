import { hexDigit } from '../hex.ts';
import { xxh32 } from './xxh32.ts';

export const RS = 0x1e;
export const LF = 0x0a;
export const CHECKSUM_LENGTH = 8;

/** `H` for a header, `R` for a record. */
export type FrameKind = 'H' | 'R';

const CONTENT_START = 1 + CHECKSUM_LENGTH;
const PAYLOAD_START = CONTENT_START + 1;
const END_LENGTH = 1;
const SHORT = 8;
/** Room for any usual event; longer ones are rare and get more. */
const USUAL_LENGTH = 4096;
const ZERO = 0x30;
/** The largest number whose digits 32-bit arithmetic can find. */
const LAST_SMALL = 0x7fff_ffff;
/** Larger ones, as milliseconds since 1970, are split into a small one and this many digits. */
const LOW_DIGITS = 6;
const LOW = 10 ** LOW_DIGITS;

/**
 * One payload in its frame, built in a reused buffer. In bytes, since the app waits for this with every
 * event: an intermediate string would cost more than everything else, and be garbage afterwards. `unframe.ts`
 * describes the format.
 */
export class Frame {
  #bytes: Uint8Array;
  #view: DataView;
  #at = PAYLOAD_START;

  constructor(length = USUAL_LENGTH) {
    this.#bytes = new Uint8Array(length);
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** Starts with the whole frame, once closed. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Starts over with an empty payload. */
  clear(): void {
    this.#at = PAYLOAD_START;
  }

  /** Returns where the piece is. */
  put(piece: Uint8Array): number {
    const { length } = piece;
    const start = this.#leaveRoom(length);
    const bytes = this.#bytes;
    // For short pieces, a loop is faster than calling `set`.
    if (length > SHORT) bytes.set(piece, start);
    else for (let at = 0; at < length; at += 1) bytes[start + at] = piece[at] ?? 0;
    return start;
  }

  /** Appends the decimal digits of a whole number. */
  putNumber(number: number): void {
    const high = Math.floor(number / LOW);
    if (number < 0 || high > LAST_SMALL) {
      this.putText(String(number));
    } else if (number <= LAST_SMALL) {
      this.#putDigits(number, digitsIn(number));
    } else {
      this.#putDigits(high, digitsIn(high));
      this.#putDigits(number - high * LOW, LOW_DIGITS);
    }
  }

  putText(text: string): void {
    this.put(Buffer.from(text));
  }

  /** Completes the frame around the payload, which must be JSON on one line; returns its length in bytes. */
  close(kind: FrameKind): number {
    const bytes = this.#bytes;
    bytes[0] = RS;
    bytes[CONTENT_START] = kind.charCodeAt(0);
    writeChecksum(bytes, 1, xxh32(this.#view, CONTENT_START, this.#at));
    bytes[this.#at] = LF;
    return this.#at + END_LENGTH;
  }

  /** The last digits of a small number. */
  #putDigits(number: number, length: number): void {
    const start = this.#leaveRoom(length);
    const bytes = this.#bytes;
    let rest = number | 0;
    for (let at = start + length - 1; at >= start; at -= 1) {
      const tens = (rest / 10) | 0;
      bytes[at] = ZERO + rest - tens * 10;
      rest = tens;
    }
  }

  /** Makes room for that many more bytes; returns where they start. */
  #leaveRoom(length: number): number {
    const start = this.#at;
    this.#at = start + length;
    const needed = this.#at + END_LENGTH;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(2 * needed);
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    return start;
  }
}

function digitsIn(small: number): number {
  let length = 1;
  for (let power = 10; power <= small; power *= 10) length += 1;
  return length;
}

/** A frame around one payload, not yet closed. */
export function frameAround(payload: string | Uint8Array): Frame {
  const bytes = typeof payload === 'string' ? Buffer.from(payload) : payload;
  const frame = new Frame(PAYLOAD_START + bytes.length + END_LENGTH);
  frame.put(bytes);
  return frame;
}

/** The bytes of a frame. */
export function framed(kind: FrameKind, payload: string | Uint8Array): Uint8Array {
  const frame = frameAround(payload);
  return frame.bytes.subarray(0, frame.close(kind));
}

/** Eight hex digits. Digit by digit: a string would cost as much as the checksum itself. */
export function writeChecksum(target: Uint8Array, start: number, checksum: number): void {
  let rest = checksum;
  for (let at = start + CHECKSUM_LENGTH - 1; at >= start; at -= 1) {
    target[at] = hexDigit(rest);
    rest >>>= 4;
  }
}
