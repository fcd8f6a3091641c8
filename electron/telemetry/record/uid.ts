/** The ids of records: UUID v7 of RFC 9562, in the order of the milliseconds in which they were made. */
import type { TelemetryHost } from '../host.ts';

/** What of an id is random: its last ten bytes, but for the bits that say version and variant. */
const RANDOM_BYTES = 10;
const RANDOM_DIGITS = 2 * RANDOM_BYTES;
/** For how many ids random bytes are fetched at once: for each on its own that costs more than to record it. */
const IDS_AT_ONCE = 256;

/** A source of ids. It takes the time in whole milliseconds since 1970-01-01 UTC. */
export function createUidSource(randomBytes: TelemetryHost['randomBytes']): (nowMs: number) => string {
  let digits = '';
  let used = 0;
  let stamp = '';
  let stampedMs = Number.NaN;

  function refill(): void {
    const bytes = Buffer.from(randomBytes(IDS_AT_ONCE * RANDOM_BYTES));
    for (let at = 0; at < bytes.length; at += RANDOM_BYTES) {
      bytes.writeUInt8(0x70 | (bytes.readUInt8(at) & 0x0f), at);
      bytes.writeUInt8(0x80 | (bytes.readUInt8(at + 2) & 0x3f), at + 2);
    }
    digits = bytes.toString('hex');
    used = 0;
  }

  function restamp(nowMs: number): void {
    const time = nowMs.toString(16).padStart(12, '0');
    stamp = `${time.slice(0, 8)}-${time.slice(8)}`;
    stampedMs = nowMs;
  }

  return (nowMs) => {
    if (used === digits.length) refill();
    if (nowMs !== stampedMs) restamp(nowMs);
    const from = used;
    used += RANDOM_DIGITS;
    return `${stamp}-${digits.slice(from, from + 4)}-${digits.slice(from + 4, from + 8)}-${digits.slice(from + 8, used)}`;
  };
}
