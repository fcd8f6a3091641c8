import { RECORDS_END } from '../record/encode.ts';
import type { SealedSegment, Spool } from '../spool/spool.ts';

/** What is to be done with a record: a person may not want it sent any more, or it may be too old. */
export type Verdict = 'send' | 'tooOld' | 'unwanted';

/** Records of one segment that go out in one request. */
export interface Slice {
  readonly segment: SealedSegment;
  readonly origin: Buffer;
  readonly records: readonly Buffer[];
  /** How many of the segment's records are dealt with by this slice: those that go out, and those that need not. */
  readonly dealtWith: number;
  /** How many of the segment's records wait after that. */
  readonly left: number;
  /** How many of the segment's records were lost to damage, as far as it is not reported yet. */
  readonly lost: number;
  readonly tooOld: number;
}

export interface Limit {
  readonly records: number;
  readonly bytes: number;
}

/**
 * The first records that wait in these segments, as many as the limit allows and at least one. Segments that can't
 * be read now are passed over.
 */
export function takeBatch(
  spool: Pick<Spool, 'read'>,
  segments: readonly SealedSegment[],
  limit: Limit,
  judge: (segment: SealedSegment, record: Buffer) => Verdict,
): Slice[] {
  const slices: Slice[] = [];
  let looked = 0;
  let records = 0;
  let bytes = 0;
  const fits = (record: Buffer) =>
    records === 0 || (records < limit.records && bytes + record.length <= limit.bytes);

  for (const segment of segments) {
    // Also for records that do not go out: a whole backlog of them would not fit into memory.
    if (looked >= limit.records) break;
    const content = spool.read(segment);
    if (content === null) continue;
    const taken: Buffer[] = [];
    let tooOld = 0;
    let dealtWith = 0;
    for (const record of content.records) {
      const verdict = judge(segment, record);
      if (verdict === 'send') {
        if (!fits(record)) break;
        taken.push(record);
        records += 1;
        bytes += record.length;
      } else if (verdict === 'tooOld') {
        tooOld += 1;
      }
      dealtWith += 1;
    }
    looked += dealtWith;
    const left = content.records.length - dealtWith;
    const { origin, lost } = content;
    slices.push({ segment, origin, records: taken, dealtWith, left, lost, tooOld });
    if (left > 0) break;
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
