/** When to send, and what to do with each outcome. */
import type { DropReason } from '../../../shared/catalogue/events/telemetry.ts';
import type { CancelTimer, TelemetryHost } from '../host.ts';
import { policy } from '../policy.ts';
import type { Spool } from '../spool/spool.ts';
import { backoffMs, randomFraction } from './backoff.ts';
import { type Slice, takeBatch, wrapRecords } from './batch.ts';
import { readJournal, writeJournal } from './journal.ts';
import { postLogs } from './post.ts';

export type FlushResult =
  /** Nothing waits any more. */
  | { readonly kind: 'delivered' }
  /** A receiver is to be asked again after this many milliseconds. */
  | { readonly kind: 'waiting'; readonly forMs: number }
  /** Consent, the first-run notice or the end of the app forbids a connection. */
  | { readonly kind: 'notAllowed' };

export interface Sender {
  /** Says that there is something to send; it will be, a while later. */
  nudge(): void;
  /** Sends all that waits, unless the receiver asked to be left alone. A second call waits for the first. */
  flush(): Promise<FlushResult>;
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
  /** Asked before every request. */
  readonly mayConnect: () => boolean;
  readonly onProgress: () => void;
  readonly onDropped: (reason: DropReason, count: number) => void;
}

export function createSender(options: SenderOptions): Sender {
  const { host, folder, url, spool } = options;
  const { clock } = host;
  const { waitMs, batchRecords, batchBytes, backoffMaxMs, retryAfterMaxMs } = policy.delivery;
  const closing = new AbortController();

  let journal = readJournal(host.disk, folder);
  // Counted on the monotonic clock from here on; a clock that jumped back must not silence delivery for years.
  const waitLeft = Math.min(journal.notBefore - clock.now(), Math.max(backoffMaxMs, retryAfterMaxMs));
  let blockedUntil = clock.monotonic() + waitLeft;
  let maxRecords: number = batchRecords;
  const delivered = new Map<string, number>();
  const notRemovable = new Set<string>();
  let running: Promise<FlushResult> | null = null;
  let cancelTimer: CancelTimer | null = null;

  function nudge(): void {
    if (cancelTimer !== null || closing.signal.aborted) return;
    const jitter = randomFraction(host.randomBytes) * waitMs;
    const afterMs = Math.max(jitter, blockedUntil - clock.monotonic());
    cancelTimer = clock.schedule(() => {
      cancelTimer = null;
      void run();
    }, afterMs);
  }

  function run(): Promise<FlushResult> {
    running ??= drain()
      .catch((): FlushResult => {
        // Nobody awaits a delivery on its own time: an error here would otherwise end the app.
        host.warn('Telemetry could not be delivered because of an error of its own.');
        return { kind: 'waiting', forMs: waitFor(null) };
      })
      .finally(() => {
        running = null;
      });
    return running;
  }

  async function drain(): Promise<FlushResult> {
    spool.seal();
    for (;;) {
      if (closing.signal.aborted || !options.mayConnect()) return { kind: 'notAllowed' };
      const forMs = blockedUntil - clock.monotonic();
      if (forMs > 0) {
        nudge();
        return { kind: 'waiting', forMs };
      }
      const segments = spool.sealed().filter((segment) => !notRemovable.has(segment.id));
      const slices = takeBatch(spool, segments, delivered, { records: maxRecords, bytes: batchBytes });
      if (slices.length === 0) return { kind: 'delivered' };
      await send(slices);
      options.onProgress();
    }
  }

  async function send(slices: readonly Slice[]): Promise<void> {
    const count = slices.reduce((sum, slice) => sum + slice.records.length, 0);
    if (count === 0) return settle(slices);
    const outcome = await postLogs(host, url, wrapRecords(slices), closing.signal);
    switch (outcome.kind) {
      case 'delivered':
        if (outcome.rejected > 0) options.onDropped('rejected', Math.min(outcome.rejected, count));
        settle(slices);
        maxRecords = Math.min(batchRecords, maxRecords * 2);
        remember({ lastDeliveredAt: clock.now(), notBefore: 0, failures: 0 });
        return;
      case 'retry':
        if (closing.signal.aborted) return;
        waitFor(outcome.afterMs);
        return;
      case 'tooLarge':
        if (count > 1) {
          maxRecords = Math.floor(count / 2);
          return;
        }
        return giveUp(slices, count, 'a single event is too large for it');
      case 'refused':
        return giveUp(slices, count, `it answered ${outcome.status}`);
    }
  }

  /** Waits as long as the receiver wishes, or by backoff; returns for how many milliseconds. */
  function waitFor(wishedMs: number | null): number {
    const ms = wishedMs ?? backoffMs(journal.failures, randomFraction(host.randomBytes));
    blockedUntil = clock.monotonic() + ms;
    remember({ ...journal, notBefore: clock.now() + Math.ceil(ms), failures: journal.failures + 1 });
    return ms;
  }

  function giveUp(slices: readonly Slice[], count: number, why: string): void {
    host.warn(`The receiver refused ${count} telemetry event(s) for good: ${why}.`);
    options.onDropped('rejected', count);
    settle(slices);
  }

  /** The receiver has these or will never take them: they are not sent again. */
  function settle(slices: readonly Slice[]): void {
    for (const { segment, end, complete, lost } of slices) {
      delivered.set(segment.id, end);
      if (!complete) continue;
      if (lost > 0) options.onDropped('corrupt', lost);
      try {
        spool.remove(segment);
        delivered.delete(segment.id);
      } catch {
        notRemovable.add(segment.id);
        host.warn('Delivered telemetry could not be removed; it will be sent again after a restart.');
      }
    }
  }

  function remember(next: typeof journal): void {
    journal = next;
    try {
      writeJournal(host.disk, folder, journal);
    } catch {
      // Only a restart would miss it, and that starts anew with one attempt.
    }
  }

  return {
    nudge,
    async flush() {
      if (running !== null) await running;
      return run();
    },
    lastDeliveredAt: () => journal.lastDeliveredAt,
    close() {
      closing.abort();
      cancelTimer?.();
    },
  };
}
