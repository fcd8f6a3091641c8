/** When to send, and what to do with each outcome. */
import { join } from 'node:path';
import type { DropReason } from '../../../shared/catalogue/events/telemetry.ts';
import type { CancelTimer, TelemetryHost } from '../host.ts';
import { policy } from '../policy.ts';
import { occurredAtOf } from '../record/encode.ts';
import { createHistory } from '../spool/history.ts';
import type { SealedSegment, Spool } from '../spool/spool.ts';
import { randomFraction } from './backoff.ts';
import { type Slice, takeBatch, type Verdict, wrapRecords } from './batch.ts';
import { createLease } from './lease.ts';
import { createPause } from './pause.ts';
import { postLogs } from './post.ts';

export type FlushResult =
  /** Nothing waits any more. */
  | { readonly kind: 'delivered' }
  /** The receiver may be asked again after this many milliseconds. */
  | { readonly kind: 'waiting'; readonly forMs: number }
  /** The rest can't be read from the disk now; the next delivery tries again. */
  | { readonly kind: 'unreadable' }
  /** Another process of the installation delivers at the moment. */
  | { readonly kind: 'elsewhere' }
  /** Consent, the first-run notice or the end of the app forbids a connection. */
  | { readonly kind: 'notAllowed' };

export interface Sender {
  /** Says that there is something to send; it will be, a while later. */
  nudge(): void;
  /** Says that there is enough for a request of its own. */
  hurry(): void;
  /** Says that the network may be there again: a backoff is cut short, a receiver's wish is not. */
  wake(): void;
  /** Sends all that waits, unless the receiver is to be left alone. A second call waits for the first. */
  flush(): Promise<FlushResult>;
  /** How many of the records that are still in the spool a receiver has already. */
  deliveredOfPending(): number;
  /** Milliseconds since 1970-01-01 UTC of the last delivery, or null. */
  lastDeliveredAt(): number | null;
  /** Breaks off what is being sent, and sends nothing any more. */
  close(): void;
}

export interface SenderOptions {
  readonly host: Pick<TelemetryHost, 'appVersion' | 'clock' | 'disk' | 'fetch' | 'randomBytes' | 'warn'>;
  readonly folder: string;
  readonly url: string;
  readonly spool: Spool;
  /** Called before records are taken for a request. */
  readonly beforeSending: () => void;
  /** Whether a record may be sent, by the consent that held when it was recorded. */
  readonly isWanted: (segment: SealedSegment, record: Buffer) => boolean;
  /** Asked before every request. */
  readonly mayConnect: () => boolean;
  readonly onProgress: () => void;
  /** Called before what was given up on is gone from the disk. */
  readonly onDropped: (reason: DropReason, count: number) => void;
  /** The same for records that can be read. */
  readonly onLost: (reason: DropReason, count: number, records: readonly Buffer[]) => void;
}

export function createSender(options: SenderOptions): Sender {
  const { host, folder, url, spool } = options;
  const { clock } = host;
  const { waitMs, batchRecords, batchBytes } = policy.delivery;
  const pause = createPause(host, folder);
  const lease = createLease(host, folder);
  const history = createHistory(host, join(folder, 'sent'), spool);
  const startedAt = { now: clock.now(), monotonic: clock.monotonic() };
  const closing = new AbortController();

  /** How many records of a segment that is still in the spool are delivered. */
  const delivered = new Map<string, number>();
  const notRemovable = new Set<string>();
  let queue: SealedSegment[] = [];
  let maxRecords: number = batchRecords;
  let running: Promise<FlushResult> | null = null;
  let cancelTimer: CancelTimer | null = null;

  function nudge(): void {
    if (cancelTimer !== null) return;
    runAfter(Math.max(randomFraction(host.randomBytes) * waitMs, pause.leftMs()));
  }

  function runAfter(ms: number): void {
    if (cancelTimer !== null || closing.signal.aborted) return;
    cancelTimer = clock.schedule(() => {
      cancelTimer = null;
      void run();
    }, ms);
  }

  function stopTimer(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  function run(): Promise<FlushResult> {
    running ??= drain()
      .catch((): FlushResult => {
        // Nobody awaits a delivery on its own time: an error here would otherwise end the app.
        host.warn('Telemetry could not be delivered because of an error of its own.');
        pause.failed(null);
        return { kind: 'waiting', forMs: pause.leftMs() };
      })
      .finally(() => {
        running = null;
        lease.release();
      });
    return running;
  }

  async function drain(): Promise<FlushResult> {
    spool.seal();
    queue = [];
    for (;;) {
      if (closing.signal.aborted || !options.mayConnect()) return { kind: 'notAllowed' };
      const forMs = pause.leftMs();
      if (forMs > 0) {
        nudge();
        return { kind: 'waiting', forMs };
      }
      // Listed once for many requests, since a backlog can be many files.
      const isFresh = queue.length === 0;
      if (isFresh) queue = spool.sealed().filter((segment) => !notRemovable.has(segment.id));
      if (queue.length === 0) return { kind: 'delivered' };
      if (!mayDeliver()) {
        runAfter(policy.lease.retryMs);
        return { kind: 'elsewhere' };
      }
      if (pause.leftMs() > 0) continue;
      options.beforeSending();
      const slices = takeBatch(spool, queue, delivered, { records: maxRecords, bytes: batchBytes }, judge);
      if (slices.length > 0) await send(slices);
      else if (isFresh) return { kind: 'unreadable' };
      else queue = [];
      options.onProgress();
    }
  }

  function judge(segment: SealedSegment, record: Buffer): Verdict {
    if (!options.isWanted(segment, record)) return 'unwanted';
    // Not by the clock alone: one that jumps ahead while the app runs must not make everything old.
    const now = Math.min(clock.now(), startedAt.now + clock.monotonic() - startedAt.monotonic);
    return now - occurredAtOf(record) > policy.spool.recordAgeMs ? 'tooOld' : 'send';
  }

  /** Whether this process is the one that delivers. */
  function mayDeliver(): boolean {
    if (lease.isHeld()) return true;
    lease.release();
    if (!lease.acquire()) return false;
    pause.refresh();
    return true;
  }

  async function send(slices: readonly Slice[]): Promise<void> {
    const count = slices.reduce((sum, slice) => sum + slice.records.length, 0);
    if (count === 0) return settle(slices, keep);
    const outcome = await postLogs(host, url, wrapRecords(slices), closing.signal);
    switch (outcome.kind) {
      case 'delivered':
        pause.succeeded();
        if (outcome.rejected > 0) options.onDropped('rejected', Math.min(outcome.rejected, count));
        settle(slices, keep);
        return;
      case 'retry':
        // A request that was broken off by closing says nothing of the receiver.
        if (!closing.signal.aborted) pause.failed(outcome.wish);
        return;
      case 'tooLarge':
        if (count > 1) maxRecords = Math.floor(count / 2);
        else giveUp(slices, count, 'a single event is too large for it');
        return;
      case 'refused':
        giveUp(slices, count, `it answered ${outcome.status}`);
        return;
    }
  }

  function giveUp(slices: readonly Slice[], count: number, why: string): void {
    host.warn(
      `The receiver refuses telemetry for good: ${why}. What it refuses is counted and not sent again.`,
    );
    // A receiver that refuses one request is likely to refuse the next.
    pause.failed(null);
    options.onLost(
      'rejected',
      count,
      slices.flatMap((slice) => slice.records),
    );
    settle(slices, remove);
  }

  /** These are not sent again; `take` takes what is dealt with out of the spool. */
  function settle(slices: readonly Slice[], take: (slice: Slice) => void): void {
    for (const { segment, end, lost, tooOld } of slices) {
      options.onDropped('corrupt', lost);
      options.onDropped('tooOld', tooOld);
      delivered.set(segment.id, end);
    }
    const complete = slices.filter((slice) => slice.complete);
    for (const slice of complete) {
      try {
        take(slice);
        delivered.delete(slice.segment.id);
      } catch {
        notRemovable.add(slice.segment.id);
        host.warn('Delivered telemetry could not be removed; it will be sent again after a restart.');
      }
    }
    const done = new Set(complete.map((slice) => slice.segment.id));
    queue = queue.filter((segment) => !done.has(segment.id));
  }

  function keep({ segment, sent }: Slice): void {
    if (sent?.records.length === 0) spool.remove(segment);
    else history.keep(segment, sent);
  }

  function remove({ segment }: Slice): void {
    spool.remove(segment);
  }

  return {
    nudge,
    hurry() {
      if (running !== null || pause.leftMs() > 0) return;
      stopTimer();
      runAfter(0);
    },
    wake() {
      pause.cutShort();
      stopTimer();
      nudge();
    },
    async flush() {
      if (running !== null) await running;
      return run();
    },
    deliveredOfPending: () => [...delivered.values()].reduce((sum, count) => sum + count, 0),
    lastDeliveredAt: pause.lastDeliveredAt,
    close() {
      closing.abort();
      stopTimer();
      lease.release();
    },
  };
}
