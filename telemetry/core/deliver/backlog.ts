/** Records waiting for delivery: picks what goes out next and settles it afterwards. */
import { join } from 'node:path';
import { NOT_DELETED } from '../../contract/texts/file-problem.ts';
import type { Gate } from '../consent/gate.ts';
import { isErrorWithCode } from '../disk-errors.ts';
import type { Drop } from '../drops.ts';
import type { Erasures } from '../erasure/erasures.ts';
import { FileError } from '../files/file-error.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { createRest, letGoOn, workForASlice } from '../slices.ts';
import { createHistory, type OtherEncoding } from '../spool/history.ts';
import { numberOf } from '../spool/segment-name.ts';
import type { SealedSegment, Spool } from '../spool/spool.ts';
import { type Batch, type Limit, type RecordFate, takeBatch } from './batch.ts';
import type { Channel, Slice } from './channel.ts';
import type { Hold } from './hold.ts';

export interface BacklogOptions {
  readonly host: Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'warn'>;
  readonly folder: string;
  readonly spool: Spool;
  readonly channel: Pick<Channel, 'occurredAt' | 'installationOf' | 'describeLoss'>;
  /** Whether a record may be sent under the consent in force when it was recorded. */
  readonly gate: Pick<Gate, 'isWanted'>;
  readonly hold: Pick<Hold, 'heldMs'>;
  /** Whose data a person had deleted; it must not be sent any more. */
  readonly erasures: Pick<Erasures, 'hasAny' | 'isErased'>;
}

/** The outcome for records that went out: delivered, except `rejected` of them, or all refused for good. */
export type Fate =
  | { readonly kind: 'delivered'; readonly rejected: number; readonly encoding?: OtherEncoding }
  | { readonly kind: 'refused' };

export interface Backlog {
  /** Forgets the cached listing, so that the disk is read again. */
  refresh(): void;
  /** Whether nothing is waiting. Rejects with the disk's error. */
  isEmpty(): Promise<boolean>;
  /** The disk error that keeps a settled slice from being removed, or null. */
  stuckError(): unknown;
  /** What goes out next; without slices if the rest can't be read now. Rejects with the disk's error. */
  take(limit: Limit): Promise<Batch>;
  /** Makes sure these are not sent again; those that the receiver has go to the history. */
  settle(batch: Batch, fate: Fate): Promise<void>;
}

const EMPTY = { origin: Buffer.alloc(0), records: [], owed: [] } as const;

export function createBacklog(options: BacklogOptions): Backlog {
  const { host, spool, channel, gate, hold, erasures } = options;
  const { clock } = host;
  const history = createHistory(host, join(options.folder, 'sent'));
  const startedAt = { now: clock.now(), monotonic: clock.monotonic() };
  // Settled slices that the disk refuses to remove: they must not be sent over and over.
  const stuck = new Map<string, { readonly one: DealtWith; readonly error: unknown }>();
  // How many records were removed from each segment since the last listing: never sent again, whatever the
  // disk lists.
  const takenOut = new Map<string, number>();
  // Listed once for many requests, since a backlog can be many files.
  let queue: SealedSegment[] = [];

  async function look(): Promise<void> {
    // If the disk refuses one, do not ask for the others: each attempt takes a moment.
    for (const { one } of [...stuck.values()]) {
      if (takeOut(one).wasThere && one.isSent) history.keep([one.slice]);
      if (stuck.has(one.slice.segment.id)) break;
    }
    const segments = await spool.sealed();
    if (takenOut.size > 0) segments.forEach(refuseReturned);
    takenOut.clear();
    queue = stuck.size === 0 ? segments : segments.filter((segment) => !stuck.has(segment.id));
  }

  function fateOf(segment: SealedSegment, origin: Buffer, record: Buffer): RecordFate {
    // Recorded by a process that had not noticed yet.
    if (erasures.hasAny() && erasures.isErased(channel.installationOf(origin, record))) return 'unwanted';
    const occurredAt = channel.occurredAt(record);
    if (!gate.isWanted(segment.generation, occurredAt)) return 'unwanted';
    // Not by the wall clock alone: one that jumps ahead while the app runs must not make everything old.
    const now = Math.min(clock.now(), startedAt.now + clock.monotonic() - startedAt.monotonic);
    // The segment's number is later if the clock had been set back.
    const age = now - Math.max(occurredAt, numberOf(segment.id));
    const { recordAgeMs, implausibleAgeMs } = policy.spool;
    return age > recordAgeMs + hold.heldMs() && age < implausibleAgeMs ? 'tooOld' : 'send';
  }

  /** The disk ignored the removal, or a program restored the file. */
  function refuseReturned(segment: SealedSegment): void {
    const { id, file, done, count } = segment;
    const dealtWith = (takenOut.get(id) ?? 0) - done;
    if (dealtWith <= 0) return;
    const slice = { ...EMPTY, segment, dealtWith, left: Math.max(0, count - dealtWith) };
    // What was sent of it is already in the history.
    const one = { slice, owed: [], isSent: false };
    refuse(one, new FileError(join(options.folder, 'spool', file), NOT_DELETED));
  }

  function refuse(one: DealtWith, error: unknown): void {
    stuck.set(one.slice.segment.id, { one, error });
    host.warn('Delivered telemetry could not be removed yet; it may be sent again after a restart.');
  }

  /** Removes a slice from the spool. */
  function takeOut(one: DealtWith): TakenOut {
    const { slice, owed } = one;
    const { segment, dealtWith, left } = slice;
    stuck.delete(segment.id);
    try {
      const rest = spool.settle(segment, { dealtWith, left, owed });
      takenOut.set(segment.id, segment.done + dealtWith);
      return { wasThere: true, rest: rest === null || rest.owed.length > 0 ? [] : [rest] };
    } catch (error) {
      // Already gone: dropped for lack of space, or settled by a process that took over.
      if (isErrorWithCode(error, 'ENOENT')) return { wasThere: false, rest: [] };
      refuse(one, error);
      return { wasThere: false, rest: [] };
    }
  }

  function lostOf({ records }: Slice, fate: Fate): readonly Drop[] {
    return fate.kind === 'refused' ? channel.describeLoss('rejected', records) : [];
  }

  return {
    refresh() {
      queue = [];
    },
    async isEmpty() {
      if (queue.length === 0) await look();
      return queue.length === 0;
    },
    stuckError: () => [...stuck.values()].at(-1)?.error ?? null,
    async take(limit) {
      const batchOptions = { spool, channel, fateOf, rest: createRest(clock) };
      const batch = await takeBatch(batchOptions, queue, limit);
      if (batch.slices.length > 0) return batch;
      await look();
      return takeBatch(batchOptions, queue, limit);
    },
    async settle({ slices: all }, fate) {
      const first = all.findIndex(({ records }) => records.length > 0);
      // The receiver does not say which ones.
      const rejected: Drop = { reason: 'rejected', count: fate.kind === 'delivered' ? fate.rejected : 0 };
      const slices = all.map((slice, at) =>
        at === first ? { ...slice, owed: [...slice.owed, rejected] } : slice,
      );
      const settled = new Set(slices.map(({ segment }) => segment.id));
      const isSent = fate.kind === 'delivered';
      const left: SealedSegment[] = [];
      let sent: Slice[] = [];
      function* takeOutEach(): Generator<void, void> {
        for (const slice of slices) {
          const { wasThere, rest } = takeOut({
            slice,
            owed: [...slice.owed, ...lostOf(slice, fate)],
            isSent,
          });
          left.push(...rest);
          // Skip what was deleted while the request was in flight.
          if (isSent && wasThere) sent.push(slice);
          yield;
        }
      }
      const steps = takeOutEach();
      for (let isDone = false; !isDone; ) {
        isDone = workForASlice(clock, steps);
        // Before the program continues: what a person deletes after this must not come back.
        history.keep(sent, fate.kind === 'delivered' ? fate.encoding : undefined);
        sent = [];
        await letGoOn();
      }
      queue = left.concat(without(queue, settled));
    },
  };
}

interface TakenOut {
  /** Whether the segment was still there when the slice was removed. */
  readonly wasThere: boolean;
  /** What of it is still waiting and can be delivered. */
  readonly rest: readonly SealedSegment[];
}

/** Drops the segments with these IDs, which are all near the start; stops early, since there can be many. */
function without(segments: readonly SealedSegment[], ids: ReadonlySet<string>): SealedSegment[] {
  const kept: SealedSegment[] = [];
  let found = 0;
  let at = 0;
  for (const segment of segments) {
    if (found === ids.size) break;
    if (ids.has(segment.id)) found += 1;
    else kept.push(segment);
    at += 1;
  }
  return kept.concat(segments.slice(at));
}

/** A slice that must not be sent again. */
interface DealtWith {
  readonly slice: Slice;
  readonly owed: readonly Drop[];
  readonly isSent: boolean;
}
