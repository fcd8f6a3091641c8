import { LOGS_REQUEST, RECORDS_END } from '../../catalogue/wire.ts';
import type { Drop } from '../drops.ts';
import type { SealedSegment, Spool } from '../spool/spool.ts';
import type { Channel, Slice } from './channel.ts';

/** What to do with a record: the person may no longer want it sent, or it may be too old. */
export type RecordFate = 'send' | 'tooOld' | 'unwanted';

/** What goes out in one request. */
export interface Batch {
  readonly slices: readonly Slice[];
  /** The installation ID that all its records share; null if none goes out. */
  readonly installationId: string | null;
  /** How many records go out. */
  readonly count: number;
  /** Whether they are sent again even if the receiver refuses them. */
  readonly isKept?: boolean;
  /** Disk errors that kept records out of it. */
  readonly unreadable: readonly { readonly segment: SealedSegment; readonly error: unknown }[];
}

export interface Limit {
  readonly records: number;
  readonly bytes: number;
}

export interface BatchOptions {
  /** Awaited between segments. */
  readonly rest: () => Promise<void>;
  readonly spool: Pick<Spool, 'read'>;
  readonly channel: Pick<Channel, 'installationOf' | 'describeLoss'>;
  readonly fateOf: (segment: SealedSegment, origin: Buffer, record: Buffer) => RecordFate;
}

/**
 * The first records waiting in these segments: at least one, as many as the limit allows, all of one
 * installation ID, since a receiver could link two IDs in one request. Skips segments that can't be read now.
 */
export async function takeBatch(
  { spool, channel, fateOf, rest }: BatchOptions,
  segments: readonly SealedSegment[],
  limit: Limit,
): Promise<Batch> {
  const slices: Slice[] = [];
  const unreadable: { segment: SealedSegment; error: unknown }[] = [];
  let installationId: string | null = null;
  let looked = 0;
  let count = 0;
  let bytes = 0;

  function takes(origin: Buffer, record: Buffer): boolean {
    const id = channel.installationOf(origin, record);
    const fits = count === 0 || (count < limit.records && bytes + record.length <= limit.bytes);
    if (!fits || (installationId !== null && installationId !== id)) return false;
    installationId = id;
    return true;
  }

  for (const segment of segments) {
    // Counts records that are skipped, too: a whole backlog of them would not fit into memory.
    if (looked >= limit.records) break;
    await rest();
    const reading = spool.read(segment);
    if (reading.kind === 'unreadable') unreadable.push({ segment, error: reading.error });
    if (reading.kind !== 'content') continue;
    const taken: Buffer[] = [];
    const tooOld: Buffer[] = [];
    let dealtWith = 0;
    for (const record of reading.records) {
      const fate = fateOf(segment, reading.origin, record);
      if (fate === 'send') {
        if (!takes(reading.origin, record)) break;
        taken.push(record);
        count += 1;
        bytes += record.length;
      } else if (fate === 'tooOld') {
        tooOld.push(record);
      }
      dealtWith += 1;
    }
    looked += dealtWith;
    const left = reading.records.length - dealtWith;
    if (dealtWith > 0 || left === 0) {
      const owed: Drop[] = [
        { reason: 'corrupt', count: reading.lost },
        ...channel.describeLoss('tooOld', tooOld),
      ];
      slices.push({ segment, origin: reading.origin, records: taken, dealtWith, left, owed });
    }
    if (left > 0) break;
  }
  return { slices, installationId, count, unreadable };
}

/**
 * An OTLP `ExportLogsServiceRequest` in the protocol's JSON mapping, made of the records' bytes as written at
 * recording.
 */
export function wrapRecords(slices: readonly Slice[]): Buffer {
  const parts = slices.flatMap(({ origin, records }) =>
    records.length === 0 ? [] : Buffer.concat([origin, joinWithCommas(records), Buffer.from(RECORDS_END)]),
  );
  return Buffer.concat([
    Buffer.from(LOGS_REQUEST.before),
    joinWithCommas(parts),
    Buffer.from(LOGS_REQUEST.after),
  ]);
}

function joinWithCommas(parts: readonly Buffer[]): Buffer {
  const comma = Buffer.from(',');
  return Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [comma, part])));
}
