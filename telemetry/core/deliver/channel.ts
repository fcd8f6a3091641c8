/** What differs between the things that are sent: events go to a collector, errors to Sentry. */
import type { DropReason } from '../../catalogue/own-events.ts';
import type { Drop } from '../drops.ts';
import type { SealedSegment } from '../spool/spool.ts';
import type { ResponseOutcome } from './answer.ts';

/** Records of one segment that go out in one request. */
export interface Slice {
  readonly segment: SealedSegment;
  readonly origin: Buffer;
  readonly records: readonly Buffer[];
  /** How many of the segment's records are dealt with by this slice: those that go out, and those that need not. */
  readonly dealtWith: number;
  /** How many of the segment's records wait after that. */
  readonly left: number;
  /** What is given up on, whatever becomes of those that go out. */
  readonly owed: readonly Drop[];
}

export interface RequestOptions {
  /**
   * Whether the request must not go over a connection that an earlier one used. Asked in the instant in which it is
   * made, since requests of two senders can be under way at once.
   */
  readonly needsFreshConnection?: () => boolean;
}

export interface Channel {
  /** The receiver's name in a message for people, such as `receiver`. */
  readonly receiver: string;
  /** How many records one request takes at most. */
  readonly batchRecords: number;
  /** When a record occurred, in milliseconds since 1970-01-01 UTC; NaN for what is no record. */
  readonly occurredAt: (record: Buffer) => number;
  /** The installation id that a record goes out with, of an origin as it was recorded; '' if it has none. */
  readonly installationOf: (origin: Buffer, record: Buffer) => string;
  /** What is to be reported of records that are given up on. */
  readonly describeLoss: (reason: DropReason, records: readonly Buffer[]) => readonly Drop[];
  /** Sends these in one request and classifies the response; none is one to retry. Never rejects. */
  readonly post: (
    slices: readonly Slice[],
    cancelled: AbortSignal,
    options?: RequestOptions,
  ) => Promise<ResponseOutcome>;
}
