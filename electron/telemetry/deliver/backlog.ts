/** What waits for delivery: what goes out next, and what becomes of it afterwards. */
import { join } from 'node:path';
import type { DropReason } from '../../../shared/catalogue/events/telemetry.ts';
import type { TelemetryHost } from '../host.ts';
import { policy } from '../policy.ts';
import { createHistory } from '../spool/history.ts';
import type { SealedSegment, Spool } from '../spool/spool.ts';
import { type Limit, type Slice, takeBatch, type Verdict } from './batch.ts';
import type { Channel } from './channel.ts';

export interface BacklogOptions {
  readonly host: Pick<TelemetryHost, 'clock' | 'disk' | 'warn'>;
  readonly folder: string;
  readonly spool: Spool;
  readonly channel: Pick<Channel, 'occurredAt'>;
  /** Whether a record may be sent, by the consent that held when it was recorded. */
  readonly isWanted: (segment: SealedSegment, record: Buffer) => boolean;
  /** Called before what was given up on is gone from the disk. */
  readonly onDropped: (reason: DropReason, count: number) => void;
}

export interface Backlog {
  /** Looks at the disk anew. */
  refresh(): void;
  /** Whether nothing waits. */
  isEmpty(): boolean;
  /** What goes out next; nothing if the rest can't be read now. */
  take(limit: Limit): Slice[];
  /** These are not sent again; those that a receiver has go to the history. */
  settle(slices: readonly Slice[], became: 'delivered' | 'refused'): void;
  /** How many of the records that are still in the spool a receiver has already. */
  delivered(): number;
}

export function createBacklog(options: BacklogOptions): Backlog {
  const { host, spool } = options;
  const { clock } = host;
  const history = createHistory(host, join(options.folder, 'sent'), spool);
  const startedAt = { now: clock.now(), monotonic: clock.monotonic() };
  // How many records of a segment that is still in the spool are dealt with.
  let done = new Map<string, number>();
  const notRemovable = new Set<string>();
  // Listed once for many requests, since a backlog can be many files.
  let queue: SealedSegment[] = [];

  function refresh(): void {
    const segments = spool.sealed();
    // Another process may have delivered what this one had begun.
    done = new Map(segments.flatMap(({ id }) => (done.has(id) ? [[id, done.get(id) ?? 0]] : [])));
    queue = segments.filter((segment) => !notRemovable.has(segment.id));
  }

  function judge(segment: SealedSegment, record: Buffer): Verdict {
    if (!options.isWanted(segment, record)) return 'unwanted';
    // Not by the clock alone: one that jumps ahead while the app runs must not make everything old.
    const now = Math.min(clock.now(), startedAt.now + clock.monotonic() - startedAt.monotonic);
    return now - options.channel.occurredAt(record) > policy.spool.recordAgeMs ? 'tooOld' : 'send';
  }

  function takeOut({ segment, sent }: Slice, became: 'delivered' | 'refused'): void {
    try {
      if (became === 'refused' || sent?.records.length === 0) spool.remove(segment);
      else history.keep(segment, sent);
      done.delete(segment.id);
    } catch {
      notRemovable.add(segment.id);
      host.warn('Delivered telemetry could not be removed; it will be sent again after a restart.');
    }
  }

  return {
    refresh,
    isEmpty() {
      if (queue.length === 0) refresh();
      return queue.length === 0;
    },
    take(limit) {
      const slices = takeBatch(spool, queue, done, limit, judge);
      if (slices.length > 0) return slices;
      refresh();
      return takeBatch(spool, queue, done, limit, judge);
    },
    settle(slices, became) {
      for (const { segment, end, lost, tooOld } of slices) {
        options.onDropped('corrupt', lost);
        options.onDropped('tooOld', tooOld);
        done.set(segment.id, end);
      }
      const complete = slices.filter((slice) => slice.complete);
      for (const slice of complete) takeOut(slice, became);
      const gone = new Set(complete.map((slice) => slice.segment.id));
      queue = queue.filter((segment) => !gone.has(segment.id));
    },
    delivered: () => [...done.values()].reduce((sum, count) => sum + count, 0),
  };
}
