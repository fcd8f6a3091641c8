/** What differs between the two signals: events go to a collector, errors to Sentry. */
import type { DropReason } from '../../catalogue/own-events.ts';
import type { Drop } from '../drops.ts';
import type { OtherEncoding } from '../spool/history.ts';
import type { SealedSegment } from '../spool/spool.ts';
import type { ResponseOutcome } from './answer.ts';

/** Records of one segment that go out in one request. */
export interface Slice {
  readonly segment: SealedSegment;
  readonly origin: Buffer;
  readonly records: readonly Buffer[];
  /** How many of the segment's records this slice settles: those that go out and those that are skipped. */
  readonly dealtWith: number;
  /** How many of the segment's records are left after that. */
  readonly left: number;
  /** Drops to report, whatever happens to the records that go out. */
  readonly owed: readonly Drop[];
}

export interface RequestOptions {
  /**
   * Whether the request must not reuse a connection. Asked at the instant the request is made, since two
   * senders can be sending at once.
   */
  readonly needsFreshConnection?: () => boolean;
}

/** What earlier requests have found out about a receiver; survives restarts. */
export interface ReceiverMemory {
  /** The URL of the receiver that refused JSON and was sent protobuf since, as `markOf` makes it; null if none. */
  protobufMark(): string | null;
  /** Written to disk together with the next outcome. */
  setProtobufMark(mark: string | null): void;
}

export interface Channel {
  /** The encoding in which records go out, if it is not the one in which they are stored. */
  readonly encoding: (memory: ReceiverMemory) => OtherEncoding | undefined;
  /** The receiver's name in a message for people, such as `receiver`. */
  readonly receiver: string;
  /** The most records that fit in one request. */
  readonly batchRecords: number;
  /** When a record occurred, in milliseconds since 1970-01-01 UTC; NaN if it is not a record. */
  readonly occurredAt: (record: Buffer) => number;
  /** The installation ID a record is sent with, given its origin as recorded; '' if it has none. */
  readonly installationOf: (origin: Buffer, record: Buffer) => string;
  /** The drops to report if these records are given up on. */
  readonly describeLoss: (reason: DropReason, records: readonly Buffer[]) => readonly Drop[];
  /** Sends these in one request and classifies the response; no response means retry. Never rejects. */
  readonly post: (
    slices: readonly Slice[],
    cancelled: AbortSignal,
    memory: ReceiverMemory,
    options?: RequestOptions,
  ) => Promise<ResponseOutcome>;
}
