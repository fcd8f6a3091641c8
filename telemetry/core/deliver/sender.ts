/** Decides when to send, and what to do with each outcome. */

import type { DeliveryProblem } from '../../contract/bridge.ts';
import type { Gate } from '../consent/gate.ts';
import { isOfSystem } from '../disk-errors.ts';
import { FileError } from '../files/file-error.ts';
import { onFirstUse } from '../on-first-use.ts';
import { policy } from '../policy.ts';
import type { CancelTimer, TelemetryHost } from '../ports.ts';
import type { OtherEncoding } from '../spool/history.ts';
import type { ResponseOutcome } from './answer.ts';
import { type Backlog, type BacklogOptions, createBacklog } from './backlog.ts';
import type { Batch } from './batch.ts';
import { createBatchSize } from './batch-size.ts';
import type { Channel } from './channel.ts';
import type { Hold } from './hold.ts';
import { createLease } from './lease.ts';
import { createPause, type Failure } from './pause.ts';
import type { Separation } from './separation.ts';

/** How a flush ended. */
export type FlushEnd =
  /** Nothing is waiting any more. */
  | { readonly kind: 'delivered' }
  /** The receiver may be asked again after this many milliseconds. */
  | { readonly kind: 'waiting'; readonly forMs: number; readonly problem: DeliveryProblem }
  /** The rest has another installation ID, and is sent after this many milliseconds. */
  | { readonly kind: 'keptApart'; readonly forMs: number }
  /** The disk failed; delivery is retried later. */
  | { readonly kind: 'diskFailed'; readonly error: unknown }
  /** Another process of the installation is delivering. */
  | { readonly kind: 'elsewhere' }
  /** A person looks at what waits, and nothing is sent for this many milliseconds unless they end that. */
  | { readonly kind: 'held'; readonly forMs: number }
  /** Consent, the first-run notice or the end of the app forbids a connection. */
  | { readonly kind: 'notAllowed' };

/** Why a receiver rejected records for good. */
export interface Rejection {
  /** The status of its answer; 200 if it took other records. */
  readonly status: number;
  /** Its own words, on one line; null if it gave none. */
  readonly message: string | null;
}

/**
 * Adds how many records a receiver accepted, how many it rejected for good, and why it did so last: counted from the call on or,
 * if the previous flush had to wait, from its end on, since delivery continues in the background.
 */
export type FlushResult = FlushEnd & {
  readonly delivered: number;
  readonly rejected: number;
  /** Null if nothing was rejected. */
  readonly rejection: Rejection | null;
};

export type SenderState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'sending' }
  /** Another process of the installation is delivering. */
  | { readonly kind: 'elsewhere' }
  /** No request before `until`, in milliseconds since 1970-01-01 UTC. */
  | { readonly kind: 'paused'; readonly problem: DeliveryProblem; readonly until: number };

export interface Sender {
  /** Schedules a delivery for a new record, together with those that follow. */
  schedule(): void;
  /** Schedules a delivery, seconds from now, of records that have been waiting. */
  scheduleSoon(): void;
  /** Schedules a delivery, seconds from now, of what earlier runs left and what has come since. */
  start(): void;
  /** Call when there is enough for a request of its own. */
  flushSoon(): void;
  /** Call when the network may be back: cuts a backoff short, but not a wait that the receiver asked for. */
  resetBackoff(): void;
  /** Sends everything waiting, unless a pause is in force. A second call waits for the first. */
  flush(): Promise<FlushResult>;
  state(): SenderState;
  /** Set if what waits goes out in another encoding than the one in which it is stored, as far as is known. */
  otherEncoding(): { readonly encoding?: OtherEncoding };
  /** The latest attempt of any process, if it failed; null after a delivery. */
  failure(): Failure | null;
  /** Milliseconds since 1970-01-01 UTC of the last delivery, or null. */
  lastDeliveredAt(): number | null;
  /** The disk error that blocks a delivery, or null. */
  diskError(): unknown;
  /** Aborts the current request and sends nothing more. */
  close(): void;
}

export interface SenderOptions extends BacklogOptions {
  readonly host: Pick<
    TelemetryHost,
    'clock' | 'disk' | 'isSuperuser' | 'random' | 'randomBytes' | 'sendsByItself' | 'warn'
  >;
  readonly channel: Channel;
  /** Refreshed and checked before every request. */
  readonly gate: Pick<Gate, 'isWanted' | 'mayConnect' | 'refresh'>;
  readonly separation: Separation;
  readonly hold: Hold;
  /** What else waits, put before the backlog; nothing if not given. */
  readonly before?: (backlog: Backlog) => Backlog;
  /** How long, in milliseconds, a record waits at most for others to be sent with it. */
  readonly waitMs: number;
  /** Called when a request begins and when it ends. */
  readonly onProgress: () => void;
  /** Called when a delivery ends, however it ended. */
  readonly onDone?: () => void;
}

export function createSender(options: SenderOptions): Sender {
  const { host, folder, channel, spool, gate, separation, hold, waitMs } = options;
  const { clock } = host;
  const { soonMs, batchBytes, diskRetryMs } = policy.delivery;
  const pause = createPause(host, folder);
  separation.learnFrom(pause.lastRequest);
  const lease = createLease(host, folder);
  const own = createBacklog(options);
  const backlog = options.before?.(own) ?? own;
  const size = createBatchSize(channel.batchRecords);
  const closing = onFirstUse(() => new AbortController());
  let isClosed = false;
  const counts = { delivered: 0, rejected: 0 };
  let rejection: Rejection | null = null;
  /** The counts at the end of the last flush that had to wait. */
  let untold: { readonly delivered: number; readonly rejected: number } | null = null;
  let running: Promise<FlushEnd> | null = null;
  let isPosting = false;
  let diskError: unknown = null;
  let isElsewhere = false;
  let timer: { readonly at: number; readonly cancel: CancelTimer } | null = null;
  let cancelStart: CancelTimer | null = null;

  function schedule(): void {
    if (timer === null) runAfter(Math.max(host.random() * waitMs, pause.leftMs()));
  }

  function scheduleSoon(): void {
    runAfter(aMoment());
  }

  const aMoment = () => Math.max(host.random() * Math.min(soonMs, waitMs), pause.leftMs());

  /** Unless a delivery is due sooner anyway. */
  function runAfter(ms: number): void {
    // Its end is what sending goes on with.
    if (host.sendsByItself === false || hold.isOwn()) return;
    const at = clock.monotonic() + ms;
    if ((timer !== null && timer.at <= at) || isClosed) return;
    stopTimer();
    const cancel = clock.schedule(() => {
      timer = null;
      // A delivery in progress may miss what has come since it began.
      if (running === null) void run('all');
      else void running.then(() => run('all'));
    }, ms);
    timer = { at, cancel };
  }

  function stopTimer(): void {
    timer?.cancel();
    timer = null;
  }

  function run(what: 'all' | 'left'): Promise<FlushEnd> {
    running ??= drain(what)
      .catch(failed)
      .finally(() => {
        running = null;
        lease.release();
        options.onDone?.();
      });
    return running;
  }

  /** Nobody awaits a background delivery: a rejection here would be unhandled and could end the app. */
  function failed(error: unknown): FlushEnd {
    if (isOfDisk(error)) return diskFailed(error);
    host.warn('Telemetry could not be delivered because of an error of its own.');
    pause.failed('unavailable', null);
    return { kind: 'waiting', forMs: pause.leftMs(), problem: 'unavailable' };
  }

  function diskFailed(error: unknown): FlushEnd {
    diskError = error;
    runAfter(diskRetryMs);
    options.onProgress();
    return { kind: 'diskFailed', error };
  }

  async function drain(what: 'all' | 'left'): Promise<FlushEnd> {
    let isSealed = false;
    backlog.refresh();
    for (;;) {
      if (isClosed || !gate.mayConnect()) return { kind: 'notAllowed' };
      const held = whileHeld();
      if (held !== null) return held;
      const forMs = pause.leftMs();
      if (forMs > 0) {
        runAfter(forMs);
        return { kind: 'waiting', forMs, problem: pause.problem() ?? 'unavailable' };
      }
      if (!isSealed && (what === 'all' || !(await backlog.isEmpty()))) {
        isSealed = true;
        spool.seal();
        backlog.refresh();
      }
      const isEmpty = await backlog.isEmpty();
      // Anything more would only be sent again and again, too.
      if (backlog.stuckError() !== null) return diskFailed(backlog.stuckError());
      if (isEmpty) {
        isElsewhere = false;
        diskError = null;
        if (spool.pending() === 0) stopTimer();
        return { kind: 'delivered' };
      }
      const end = mayDeliver();
      if (end !== null) return end;
      // Another process may since have been asked to wait.
      if (pause.leftMs() > 0) continue;
      // A choice that another process made a moment ago applies to what is taken now.
      gate.refresh();
      const batch = await backlog.take({ records: size.records(), bytes: batchBytes });
      if (isClosed) return { kind: 'notAllowed' };
      const heldSince = whileHeld();
      if (heldSince !== null) return heldSince;
      diskError = batch.unreadable[0]?.error ?? null;
      if (batch.slices.length === 0)
        return diskError === null ? { kind: 'delivered' } : diskFailed(diskError);
      const apartMs = batch.installationId === null ? 0 : separation.leftMs(batch.installationId);
      if (apartMs > 0) {
        runAfter(apartMs);
        return { kind: 'keptApart', forMs: apartMs };
      }
      await send(batch);
      options.onProgress();
    }
  }

  /** Null if nobody looks at what waits. */
  function whileHeld(): FlushEnd | null {
    const until = hold.until();
    if (until === null) return null;
    const forMs = Math.max(1, until - clock.now());
    runAfter(forMs);
    return { kind: 'held', forMs };
  }

  /** Null if this process may deliver now, otherwise the reason it may not. */
  function mayDeliver(): FlushEnd | null {
    if (lease.isHeld()) return null;
    lease.release();
    const acquisition = lease.acquire();
    switch (acquisition.kind) {
      case 'acquired':
        isElsewhere = false;
        pause.refresh();
        return null;
      case 'elsewhere':
        isElsewhere = true;
        options.onProgress();
        runAfter(policy.lease.retryMs);
        return { kind: 'elsewhere' };
      case 'failed':
        return diskFailed(acquisition.error);
    }
  }

  async function send(batch: Batch): Promise<void> {
    if (batch.count === 0) return backlog.settle(batch, { kind: 'delivered', rejected: 0 });
    spool.setInFlight(batch.slices.map(({ segment }) => segment));
    try {
      await conclude(batch, await post(batch));
    } finally {
      spool.setInFlight([]);
    }
  }

  async function conclude(batch: Batch, outcome: ResponseOutcome): Promise<void> {
    const { count } = batch;
    switch (outcome.kind) {
      case 'delivered': {
        size.accepted();
        pause.succeeded();
        // A receiver that accepts this request may still ask for a pause.
        if (outcome.retryAfter !== null) pause.failed('unavailable', outcome.retryAfter);
        const rejected = Math.min(outcome.rejected, count);
        counts.delivered += count - rejected;
        counts.rejected += rejected;
        if (rejected > 0) rejection = { status: 200, message: outcome.message ?? null };
        await backlog.settle(batch, { kind: 'delivered', rejected, ...otherEncoding() });
        return;
      }
      case 'retry':
        // A request aborted by closing says nothing about the receiver.
        if (!isClosed) pause.failed(outcome.problem, outcome.retryAfter);
        return;
      // Its channel limits how often, and what has changed since is looked at before each request.
      case 'again':
        return;
      case 'tooLarge':
        if (!size.tooLarge(count)) await giveUp(batch, 413, 'a single one is too large for it', true);
        return;
      case 'malformed': {
        const next = size.malformed(count);
        if (next !== 'halved') {
          const { status } = outcome;
          await giveUp(batch, status, `it answered ${status}`, next === 'refused');
        }
        return;
      }
      case 'unsupported':
      case 'refused':
        await giveUp(batch, outcome.status, reasonOf(outcome), true);
        return;
    }
  }

  function otherEncoding(): { readonly encoding?: OtherEncoding } {
    const encoding = channel.encoding(pause);
    return encoding === undefined ? {} : { encoding };
  }

  async function post({ slices, installationId }: Batch): Promise<ResponseOutcome> {
    isPosting = true;
    options.onProgress();
    try {
      if (installationId !== null) separation.begin(installationId);
      return await channel.post(slices, closing().signal, pause, {
        needsFreshConnection: () => installationId !== null && separation.connect(installationId),
      });
    } finally {
      if (installationId !== null) {
        separation.end();
        pause.requested(installationId);
      }
      isPosting = false;
    }
  }

  async function giveUp(batch: Batch, status: number, why: string, isLikelyToGoOn: boolean): Promise<void> {
    host.warn(
      batch.isKept === true
        ? `The ${channel.receiver} refuses a request for deletion: ${why}. The request is kept and sent again later.`
        : `The ${channel.receiver} refuses telemetry for good: ${why}. What it refuses is counted and not sent again.`,
    );
    if (isLikelyToGoOn) pause.failed('refused', null);
    counts.rejected += batch.count;
    rejection = { status, message: null };
    await backlog.settle(batch, { kind: 'refused' });
  }

  return {
    schedule,
    scheduleSoon,
    start() {
      if (host.sendsByItself === false) return;
      cancelStart ??= clock.schedule(() => void run('left'), aMoment());
    },
    flushSoon() {
      if (pause.leftMs() <= 0 && gate.mayConnect()) runAfter(0);
    },
    resetBackoff() {
      const isWaiting = timer !== null;
      pause.cutShort();
      stopTimer();
      if (isWaiting) scheduleSoon();
    },
    async flush() {
      const before = untold ?? { ...counts };
      if (running !== null) await running;
      const end = await run('all');
      untold = end.kind === 'delivered' ? null : { ...counts };
      const rejected = counts.rejected - before.rejected;
      return {
        ...end,
        delivered: counts.delivered - before.delivered,
        rejected,
        rejection: rejected > 0 ? rejection : null,
      };
    },
    state() {
      const problem = pause.problem();
      if (isPosting) return { kind: 'sending' };
      if (problem !== null) return { kind: 'paused', problem, until: clock.now() + pause.leftMs() };
      return { kind: isElsewhere ? 'elsewhere' : 'ready' };
    },
    failure: pause.failure,
    otherEncoding,
    lastDeliveredAt: pause.lastDeliveredAt,
    diskError: () => diskError,
    close() {
      isClosed = true;
      if (isPosting) closing().abort();
      cancelStart?.();
      stopTimer();
      lease.release();
    },
  };
}

function reasonOf({ kind, status }: Extract<ResponseOutcome, { kind: 'unsupported' | 'refused' }>): string {
  const answered = `it answered ${status}`;
  return kind === 'unsupported' ? `it accepts neither JSON nor protobuf; ${answered}` : answered;
}

function isOfDisk(error: unknown): boolean {
  return error instanceof FileError || isOfSystem(error);
}
