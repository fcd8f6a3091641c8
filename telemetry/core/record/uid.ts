/** Record IDs: UUID v7 of RFC 9562, ordered by the millisecond in which they were made. */
import { asciiOf } from '../../catalogue/ascii.ts';
import { hexDigit } from '../hex.ts';
import { crypto } from '../node-modules.ts';
import type { TelemetryHost } from '../ports.ts';

/** `r` is a random digit; `v` has the variant in its first two bits and is random in the other two. */
const TEMPLATE = 'tttttttt-tttt-7rrr-vrrr-rrrrrrrrrrrr';
const RANDOM_AT = [...TEMPLATE].flatMap((letter, at) => (letter === 'r' ? at : []));
/** The digits of the time, in two halves that 32-bit arithmetic can hold. */
const TIME_DIGITS = 12;
const LOW_DIGITS = 6;
const LOW = 16 ** LOW_DIGITS;
/** The first digit of the variant. */
const VARIANT = 0b1000;

/** One for the variant, and one for two digits each. */
const RANDOM_BYTES = 1 + RANDOM_AT.length / 2;
/**
 * For how many IDs random bytes are fetched at once: fetching them for each ID costs more than recording it.
 * Fewer at first, since most programs record a few events and end.
 */
const IDS_AT_FIRST = 32;
const IDS_AT_ONCE = 2048;

export const UID_LENGTH = TEMPLATE.length;

/** Writes a new ID to that place in ASCII. The time is in whole milliseconds since 1970-01-01 UTC. */
export type WriteUid = (target: Uint8Array, start: number, nowMs: number) => void;

/** Why something is recorded, if it may be recorded more than once for the same reason. */
export interface UidReason {
  /** A unique text. */
  readonly name: string;
  /** Whole milliseconds since 1970-01-01 UTC. */
  readonly at: number;
}

/**
 * The ID derived from a reason: the same whenever, and in whichever process, something is recorded for it.
 */
export function uidFor({ name, at }: UidReason): string {
  const digest = crypto().createHash('sha256').update(name).digest();
  const uid = Buffer.alloc(UID_LENGTH);
  createUidSource(() => digest)(uid, 0, at);
  return uid.toString('latin1');
}

/** A source of ids. */
export function createUidSource(randomBytes: TelemetryHost['randomBytes']): WriteUid {
  const variantAt = TEMPLATE.indexOf('v');
  const places = Uint8Array.from(RANDOM_AT);
  const uid = asciiOf(TEMPLATE);
  let stampedMs = Number.NaN;
  let random: Uint8Array = new Uint8Array();
  let used = 0;

  function stamp(nowMs: number): void {
    const high = Math.floor(nowMs / LOW);
    const low = nowMs % LOW;
    // Digit by digit: intermediate strings cost more in code that has not run for a while.
    for (let at = 0; at < TIME_DIGITS; at += 1) {
      const place = TIME_DIGITS - 1 - at;
      const half = place < LOW_DIGITS ? low : high;
      uid[at < 8 ? at : at + 1] = hexDigit(half >>> (4 * (place % LOW_DIGITS)));
    }
    stampedMs = nowMs;
  }

  return (target, start, nowMs) => {
    if (nowMs !== stampedMs) stamp(nowMs);
    if (used === random.length) {
      random = randomBytes((random.length === 0 ? IDS_AT_FIRST : IDS_AT_ONCE) * RANDOM_BYTES);
      used = 0;
    }
    const first = used;
    used += RANDOM_BYTES;
    uid[variantAt] = hexDigit(VARIANT | ((random[first] ?? 0) & 0b11));
    for (let pair = 0; 2 * pair < places.length; pair += 1) {
      const byte = random[first + 1 + pair] ?? 0;
      uid[places[2 * pair] ?? 0] = hexDigit(byte >>> 4);
      uid[places[2 * pair + 1] ?? 0] = hexDigit(byte);
    }
    target.set(uid, start);
  };
}
