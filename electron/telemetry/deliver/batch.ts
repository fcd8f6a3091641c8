import { RECORDS_END } from '../record/encode.ts';
import type { Sent } from '../spool/history.ts';
import type { SealedSegment, Spool } from '../spool/spool.ts';

/** What is to be done with a record: a person may not want it sent any more, or it may be too old. */
export type Verdict = 'send' | 'tooOld' | 'unwanted';

/** Records of one segment that go out in one request. */
export interface Slice {
  readonly segment: SealedSegment;
  readonly origin: Buffer;
  readonly records: readonly Buffer[];
  /** How many of the segment's records are dealt with once this slice is delivered. */
  readonly end: number;
  /** Whether the whole segment is. */
  readonly complete: boolean;
  /** How many of the segment's records were lost to damage; counted with its first slice. */
  readonly lost: number;
  readonly tooOld: number;
  /** What was sent of the segment, if that is not all that is in it. */
  readonly sent: Sent | null;
}

export interface Limit {
  readonly records: number;
  readonly bytes: number;
}

/**
 * The first records of these segments, as many as the limit allows and at least one. `delivered` says how many
 * of a segment's records are dealt with already. Segments that can't be read now are passed over.
 */
export function takeBatch(
  spool: Pick<Spool, 'read'>,
  segments: readonly SealedSegment[],
  delivered: ReadonlyMap<string, number>,
  limit: Limit,
  judge: (segment: SealedSegment, record: Buffer) => Verdict,
): Slice[] {
  const slices: Slice[] = [];
  let records = 0;
  let bytes = 0;
  const fits = (record: Buffer) =>
    records === 0 || (records < limit.records && bytes + record.length <= limit.bytes);

  for (const segment of segments) {
    if (records >= limit.records) break;
    const content = spool.read(segment);
    if (content === null) continue;
    const start = delivered.get(segment.id) ?? 0;
    const taken: Buffer[] = [];
    let tooOld = 0;
    let end = start;
    for (const record of content.records.slice(start)) {
      const verdict = judge(segment, record);
      if (verdict === 'send') {
        if (!fits(record)) break;
        taken.push(record);
        records += 1;
        bytes += record.length;
      } else if (verdict === 'tooOld') {
        tooOld += 1;
      }
      end += 1;
    }
    const complete = end === content.records.length;
    const wanted = complete ? content.records.filter((record) => judge(segment, record) === 'send') : [];
    const isWhole = content.lost === 0 && wanted.length === content.records.length;
    slices.push({
      segment,
      origin: content.origin,
      records: taken,
      end,
      complete,
      lost: start === 0 ? content.lost : 0,
      tooOld,
      sent: isWhole ? null : { origin: content.origin, records: wanted },
    });
    if (!complete) break;
  }
  return slices;
}

/**
 * An OTLP `ExportLogsServiceRequest` in the protocol's JSON mapping. The records' bytes are those that were
 * written when they were recorded.
 */
export function wrapRecords(slices: readonly Slice[]): Buffer {
  const parts = slices.flatMap(({ origin, records }) =>
    records.length === 0 ? [] : Buffer.concat([origin, joinWithCommas(records), Buffer.from(RECORDS_END)]),
  );
  return Buffer.concat([Buffer.from('{"resourceLogs":['), joinWithCommas(parts), Buffer.from(']}')]);
}

function joinWithCommas(parts: readonly Buffer[]): Buffer {
  const comma = Buffer.from(',');
  return Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [comma, part])));
}
