/** What waits for delivery: what goes out next, and what becomes of it afterwards. */
import { join } from 'node:path';
import type { DropReason } from '../../../shared/catalogue/own-events.ts';
import { isErrorWithCode } from '../disk-errors.ts';
import type { Gate } from '../gate.ts';
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
  /** Says whether a record may be sent, by the consent that held when it was recorded. */
  readonly gate: Pick<Gate, 'isWanted'>;
  /** Called before what was given up on is gone from the disk. */
  readonly onDropped: (reason: DropReason, count: number) => void;
}

export interface Backlog {
  /** Forgets what was on the disk, so as to look anew. */
  refresh(): void;
  /** Whether nothing waits. */
  isEmpty(): boolean;
  /** What goes out next; nothing if the rest can't be read now. */
  take(limit: Limit): Slice[];
  /** These are not sent again; those that a receiver has go to the history. */
  settle(slices: readonly Slice[], became: 'delivered' | 'refused'): void;
}

export function createBacklog(options: BacklogOptions): Backlog {
  const { host, spool, channel, gate } = options;
  const { clock } = host;
  const history = createHistory(host, join(options.folder, 'sent'));
  const startedAt = { now: clock.now(), monotonic: clock.monotonic() };
  const notRemovable = new Set<string>();
  // Listed once for many requests, since a backlog can be many files.
  let queue: SealedSegment[] = [];

  function look(): void {
    queue = spool.sealed().filter((segment) => !notRemovable.has(segment.id));
  }

  function judge(segment: SealedSegment, record: Buffer): Verdict {
    const occurredAt = channel.occurredAt(record);
    if (!gate.isWanted(segment.generation, occurredAt)) return 'unwanted';
    // Not by the clock alone: one that jumps ahead while the app runs must not make everything old.
    const now = Math.min(clock.now(), startedAt.now + clock.monotonic() - startedAt.monotonic);
    return now - occurredAt > policy.spool.recordAgeMs ? 'tooOld' : 'send';
  }

  /** Takes a slice out of the spool, and returns what still waits of its segment. */
  function takeOut({ segment, dealtWith, left }: Slice): SealedSegment[] {
    try {
      if (left > 0) return [spool.advance(segment, dealtWith, left)];
      spool.remove(segment);
    } catch (error) {
      // Gone: given up on for want of room, or dealt with by a process that took over.
      if (isErrorWithCode(error, 'ENOENT')) return [];
      notRemovable.add(segment.id);
      host.warn('Delivered telemetry could not be removed; it will be sent again after a restart.');
    }
    return [];
  }

  return {
    refresh() {
      queue = [];
    },
    isEmpty() {
      if (queue.length === 0) look();
      return queue.length === 0;
    },
    take(limit) {
      const slices = takeBatch(spool, queue, limit, judge);
      if (slices.length > 0) return slices;
      look();
      return takeBatch(spool, queue, limit, judge);
    },
    settle(slices, became) {
      const settled = new Set(slices.map(({ segment }) => segment.id));
      const rest = slices.flatMap((slice) => {
        // Told first, then taken out: a kill in between makes it count twice at worst. The other way round it
        // would be gone without a word.
        options.onDropped('corrupt', slice.lost);
        options.onDropped('tooOld', slice.tooOld);
        if (became === 'delivered') history.keep(slice);
        return takeOut(slice);
      });
      queue = [...rest, ...queue.filter((segment) => !settled.has(segment.id))];
    },
  };
}
