import { RECORDS_END } from '../record/encode.ts';
import type { SealedSegment, Spool } from '../spool/spool.ts';

/** Records of one segment that go out in one request. */
export interface Slice {
  readonly segment: SealedSegment;
  readonly origin: Buffer;
  readonly records: readonly Buffer[];
  /** How many of the segment's records are delivered once this slice is. */
  readonly end: number;
  /** Whether the segment is delivered once this slice is. */
  readonly complete: boolean;
  /** How many of the segment's records were lost to damage. */
  readonly lost: number;
}

export interface Limit {
  readonly records: number;
  readonly bytes: number;
}

/**
 * The first records of these segments, as many as the limit allows and at least one. `delivered` says how many
 * of a segment's records a receiver has already. Segments that can't be read now are passed over.
 */
export function takeBatch(
  spool: Pick<Spool, 'read'>,
  segments: readonly SealedSegment[],
  delivered: ReadonlyMap<string, number>,
  limit: Limit,
): Slice[] {
  const slices: Slice[] = [];
  let room = limit;
  for (const segment of segments) {
    if (room.records === 0) break;
    const content = spool.read(segment);
    if (content === null) continue;
    const start = delivered.get(segment.id) ?? 0;
    const records: Buffer[] = [];
    for (const record of content.records.slice(start, start + room.records)) {
      const isFirst = records.length === 0 && slices.every((slice) => slice.records.length === 0);
      if (record.length > room.bytes && !isFirst) {
        room = { records: 0, bytes: 0 };
        break;
      }
      records.push(record);
      room = { records: room.records - 1, bytes: Math.max(0, room.bytes - record.length) };
    }
    const end = start + records.length;
    const complete = end >= content.records.length;
    slices.push({ segment, origin: content.origin, records, end, complete, lost: content.lost });
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
