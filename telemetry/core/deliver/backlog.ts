/** What waits for delivery: what goes out next, and what becomes of it afterwards. */
import { join } from 'node:path';
import type { Gate } from '../consent/gate.ts';
import { isErrorWithCode } from '../disk-errors.ts';
import type { Drop } from '../drops.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { createHistory } from '../spool/history.ts';
import { numberOf } from '../spool/segment-name.ts';
import type { SealedSegment, Spool } from '../spool/spool.ts';
import { type Batch, type Limit, type RecordFate, takeBatch } from './batch.ts';
import type { Channel, Slice } from './channel.ts';

export interface BacklogOptions {
  readonly host: Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'warn'>;
  readonly folder: string;
  readonly spool: Spool;
  readonly channel: Pick<Channel, 'occurredAt' | 'installationOf' | 'describeLoss'>;
  /** Says whether a record may be sent, by the consent that held when it was recorded. */
  readonly gate: Pick<Gate, 'isWanted'>;
}

/** What became of the records that went out: all are with the receiver but for so many, or it will take none of them. */
export type Fate = { readonly kind: 'delivered'; readonly rejected: number } | { readonly kind: 'refused' };

export interface Backlog {
  /** Forgets what was on the disk, so as to look anew. */
  refresh(): void;
  /** Whether nothing waits. Throws the disk's error. */
  isEmpty(): boolean;
  /** The disk's error because of which something that is dealt with can't be taken out yet, or null. */
  stuckError(): unknown;
  /** What goes out next; no slices if the rest can't be read now. Throws the disk's error. */
  take(limit: Limit): Batch;
  /** These are not sent again; those that a receiver has go to the history. */
  settle(batch: Batch, fate: Fate): void;
}

export function createBacklog(options: BacklogOptions): Backlog {
  const { host, spool, channel, gate } = options;
  const { clock } = host;
  const history = createHistory(host, join(options.folder, 'sent'));
  const startedAt = { now: clock.now(), monotonic: clock.monotonic() };
  // Dealt with, but the disk refuses to take them out: not to be sent over and over.
  const stuck = new Map<string, { readonly one: DealtWith; readonly error: unknown }>();
  // Listed once for many requests, since a backlog can be many files.
  let queue: SealedSegment[] = [];

  function look(): void {
    // As long as the disk refuses one, it is not asked for the others: each takes a moment.
    for (const { one } of [...stuck.values()]) {
      takeOut(one);
      if (stuck.has(one.slice.segment.id)) break;
    }
    queue = spool.sealed().filter((segment) => !stuck.has(segment.id));
  }

  function fateOf(segment: SealedSegment, record: Buffer): RecordFate {
    const occurredAt = channel.occurredAt(record);
    if (!gate.isWanted(segment.generation, occurredAt)) return 'unwanted';
    // Not by the clock alone: one that jumps ahead while the app runs must not make everything old.
    const now = Math.min(clock.now(), startedAt.now + clock.monotonic() - startedAt.monotonic);
    // The segment's number is later if the clock was behind what it had been before.
    const age = now - Math.max(occurredAt, numberOf(segment.id));
    const { recordAgeMs, implausibleAgeMs } = policy.spool;
    return age > recordAgeMs && age < implausibleAgeMs ? 'tooOld' : 'send';
  }

  /** Takes a slice out of the spool, and returns what still waits of its segment. */
  function takeOut(one: DealtWith): SealedSegment[] {
    const { slice, owed, isSent } = one;
    const { segment, dealtWith, left } = slice;
    stuck.delete(segment.id);
    try {
      const rest = spool.settle(segment, { dealtWith, left, owed });
      // Only what was there until now: what a person has deleted in the meantime must not come back.
      if (isSent) history.keep(slice);
      return rest === null || rest.owed.length > 0 ? [] : [rest];
    } catch (error) {
      // Gone: given up on for want of room, or dealt with by a process that took over.
      if (isErrorWithCode(error, 'ENOENT')) return [];
      stuck.set(segment.id, { one, error });
      host.warn('Delivered telemetry could not be removed yet; it may be sent again after a restart.');
      return [];
    }
  }

  return {
    refresh() {
      queue = [];
    },
    isEmpty() {
      if (queue.length === 0) look();
      return queue.length === 0;
    },
    stuckError: () => [...stuck.values()].at(-1)?.error ?? null,
    take(limit) {
      const batchOptions = { spool, channel, fateOf };
      const batch = takeBatch(batchOptions, queue, limit);
      if (batch.slices.length > 0) return batch;
      look();
      return takeBatch(batchOptions, queue, limit);
    },
    settle({ slices }, fate) {
      const settled = new Set(slices.map(({ segment }) => segment.id));
      const first = slices.find(({ records }) => records.length > 0);
      const rest = slices.flatMap((slice) => {
        if (fate.kind === 'refused') {
          const owed = [...slice.owed, ...channel.describeLoss('rejected', slice.records)];
          return takeOut({ slice, owed, isSent: false });
        }
        // Which of them the receiver does not say.
        const rejected: Drop = { reason: 'rejected', count: slice === first ? fate.rejected : 0 };
        return takeOut({ slice, owed: [...slice.owed, rejected], isSent: true });
      });
      queue = [...rest, ...queue.filter((segment) => !settled.has(segment.id))];
    },
  };
}

/** A slice that is not to be sent again. */
interface DealtWith {
  readonly slice: Slice;
  readonly owed: readonly Drop[];
  readonly isSent: boolean;
}
