import { asciiOf } from '../catalogue/ascii.ts';
import type { ValidEvent } from '../catalogue/validate.ts';
import { createRecordEncoder } from '../core/record/encode.ts';
import { Frame } from '../core/spool/frame.ts';
import { unframe } from '../core/spool/unframe.ts';

/**
 * An event as it is recorded and sent, by the very functions that do so, but with a given ID. `occurredAtMs`
 * is in whole milliseconds since 1970-01-01 UTC.
 */
export function recordText(event: ValidEvent, occurredAtMs: number, uid: string): string {
  const encode = createRecordEncoder();
  const frame = new Frame();
  encode(frame, event, occurredAtMs, (target, start) => target.set(asciiOf(uid), start));
  const length = frame.close('R');
  return String(unframe(Buffer.from(frame.bytes.subarray(0, length))).records[0]);
}
