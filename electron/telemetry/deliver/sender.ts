/** When to send, and what to do with each outcome. */

import type { DropReason } from '../../../shared/catalogue/own-events.ts';
import type { DeliveryProblem } from '../../../shared/telemetry-bridge.ts';
import type { Gate } from '../gate.ts';
import type { CancelTimer, TelemetryHost } from '../host.ts';
import { policy } from '../policy.ts';
import type { Outcome } from './answer.ts';
import { type BacklogOptions, createBacklog } from './backlog.ts';
import type { Slice } from './batch.ts';
import type { Channel } from './channel.ts';
import { createLease } from './lease.ts';
import { createPause } from './pause.ts';

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

export type SenderState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'sending' }
  /** No request before `until`, in milliseconds since 1970-01-01 UTC. */
  | { readonly kind: 'paused'; readonly problem: DeliveryProblem; readonly until: number };

export interface Sender {
  /** Says that there is something to send; it will be, a while later. */
  nudge(): void;
  /** Says that there is enough for a request of its own. */
  hurry(): void;
  /** Says that the network may be there again: a backoff is cut short, a receiver's wish is not. */
  wake(): void;
  /** Sends all that waits, unless the receiver is to be left alone. A second call waits for the first. */
  flush(): Promise<FlushResult>;
  state(): SenderState;
  /** Milliseconds since 1970-01-01 UTC of the last delivery, or null. */
  lastDeliveredAt(): number | null;
  /** Breaks off what is being sent, and sends nothing any more. */
  close(): void;
}

export interface SenderOptions extends BacklogOptions {
  readonly host: Pick<TelemetryHost, 'clock' | 'disk' | 'random' | 'randomBytes' | 'warn'>;
  readonly channel: Channel;
  /** Refreshed and asked before every request. */
  readonly gate: Pick<Gate, 'isWanted' | 'mayConnect' | 'refresh'>;
  /** Called when a request begins, and when it is over. */
  readonly onProgress: () => void;
  /** Called before records that were given up on, and can be read, are gone from the disk. */
  readonly onLost: (reason: DropReason, count: number, records: readonly Buffer[]) => void;
}

export function createSender(options: SenderOptions): Sender {
  const { host, folder, channel, spool, gate } = options;
  const { clock } = host;
  const { waitMs, batchBytes } = policy.delivery;
  const pause = createPause(host, folder);
  const lease = createLease(host, folder);
  const backlog = createBacklog(options);
  const closing = new AbortController();
  let maxRecords = channel.batchRecords;
  let running: Promise<FlushResult> | null = null;
  let isPosting = false;
  let cancelTimer: CancelTimer | null = null;

  function nudge(): void {
    if (cancelTimer !== null) return;
    runAfter(Math.max(host.random() * waitMs, pause.leftMs()));
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
        pause.failed('unavailable', null);
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
    backlog.refresh();
    for (;;) {
      if (closing.signal.aborted || !gate.mayConnect()) return { kind: 'notAllowed' };
      const forMs = pause.leftMs();
      if (forMs > 0) {
        nudge();
        return { kind: 'waiting', forMs };
      }
      if (backlog.isEmpty()) return { kind: 'delivered' };
      if (!mayDeliver()) {
        runAfter(policy.lease.retryMs);
        return { kind: 'elsewhere' };
      }
      // What another process met since may have been a wish to be left alone.
      if (pause.leftMs() > 0) continue;
      // A choice made elsewhere a moment ago holds for what is taken now.
      gate.refresh();
      const slices = backlog.take({ records: maxRecords, bytes: batchBytes });
      if (slices.length === 0) return { kind: 'unreadable' };
      await send(slices);
      options.onProgress();
    }
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
    if (count === 0) return backlog.settle(slices, 'delivered');
    const outcome = await post(slices);
    switch (outcome.kind) {
      case 'delivered':
        pause.succeeded();
        // A receiver that takes this one may still ask to be left alone.
        if (outcome.retryAfter !== null) pause.failed('unavailable', outcome.retryAfter);
        if (outcome.rejected > 0) options.onDropped('rejected', Math.min(outcome.rejected, count));
        backlog.settle(slices, 'delivered');
        return;
      case 'retry':
        // A request that was broken off by closing says nothing of the receiver.
        if (!closing.signal.aborted) pause.failed(outcome.problem, outcome.retryAfter);
        return;
      case 'tooLarge':
        if (count > 1) maxRecords = Math.floor(count / 2);
        else giveUp(slices, count, 'a single one is too large for it');
        return;
      case 'malformed':
      case 'refused':
        giveUp(slices, count, `it answered ${outcome.status}`);
        return;
    }
  }

  async function post(slices: readonly Slice[]): Promise<Outcome> {
    isPosting = true;
    options.onProgress();
    try {
      return await channel.post(slices, closing.signal);
    } finally {
      isPosting = false;
    }
  }

  function giveUp(slices: readonly Slice[], count: number, why: string): void {
    host.warn(
      `The ${channel.receiver} refuses telemetry for good: ${why}. What it refuses is counted and not sent again.`,
    );
    // A receiver that refuses one request is likely to refuse the next.
    pause.failed('refused', null);
    options.onLost(
      'rejected',
      count,
      slices.flatMap((slice) => slice.records),
    );
    backlog.settle(slices, 'refused');
  }

  return {
    nudge,
    hurry() {
      if (running !== null || pause.leftMs() > 0 || !gate.mayConnect()) return;
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
    state() {
      const problem = pause.problem();
      if (isPosting) return { kind: 'sending' };
      return problem === null
        ? { kind: 'ready' }
        : { kind: 'paused', problem, until: clock.now() + pause.leftMs() };
    },
    lastDeliveredAt: pause.lastDeliveredAt,
    close() {
      closing.abort();
      stopTimer();
      lease.release();
    },
  };
}
