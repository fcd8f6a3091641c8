/** The ids of records: UUID v7 of RFC 9562, in the order of the milliseconds in which they were made. */
import type { TelemetryHost } from '../host.ts';

/** Hex digits that an id takes: 3 before the one that holds the variant, one for that one, and 15 after it. */
const RANDOM_DIGITS = 19;
/** For how many ids random bytes are fetched at once: for each on its own that costs more than to record it. */
const IDS_AT_ONCE = 256;
/** The digits whose first two bits say the variant; the other two are random. */
const VARIANTS = '89ab';

/** A source of ids. It takes the time in whole milliseconds since 1970-01-01 UTC. */
export function createUidSource(randomBytes: TelemetryHost['randomBytes']): (nowMs: number) => string {
  let digits = '';
  let used = 0;
  let stamp = '';
  let stampedMs = Number.NaN;

  /** What the ids of one millisecond begin with: the time, and the version. */
  function restamp(nowMs: number): void {
    const time = nowMs.toString(16).padStart(12, '0');
    stamp = `${time.slice(0, 8)}-${time.slice(8)}-7`;
    stampedMs = nowMs;
  }

  function take(count: number): string {
    used += count;
    return digits.slice(used - count, used);
  }

  return (nowMs) => {
    if (nowMs !== stampedMs) restamp(nowMs);
    if (used === digits.length) {
      digits = Buffer.from(randomBytes((IDS_AT_ONCE * RANDOM_DIGITS) / 2)).toString('hex');
      used = 0;
    }
    const variant = VARIANTS.charAt(Number.parseInt(take(1), 16) & 3);
    return `${stamp}${take(3)}-${variant}${take(3)}-${take(12)}`;
  };
}
