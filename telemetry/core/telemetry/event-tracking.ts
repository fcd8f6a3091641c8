/** Takes events from the call to the sender: connects validation, recording, storage and delivery. */
import { join } from 'node:path';
import type { Gate } from '../consent/gate.ts';
import { erasuresFirst } from '../deliver/erasures-first.ts';
import type { Hold } from '../deliver/hold.ts';
import { createLogsChannel } from '../deliver/logs-channel.ts';
import { createSender, type Sender } from '../deliver/sender.ts';
import type { Separation } from '../deliver/separation.ts';
import { readWait } from '../deliver/wait.ts';
import { describeLoss } from '../drops.ts';
import type { Erasures } from '../erasure/erasures.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { createRecorder } from '../record/recorder.ts';
import type { Resource } from '../record/resource.ts';
import { createHistory } from '../spool/history.ts';
import { createSpool } from '../spool/spool.ts';
import { createTracker, type Tracker } from './tracker.ts';

export interface EventTracking extends Tracker {
  /** The number of events recorded and not yet delivered. */
  pending(): number;
  /** Counts them, in slices. Never rejects. */
  count(): Promise<void>;
  /**
   * Seals what was recorded, for delivery, and leaves no segment open. As recorded before the last choice, if
   * its generation is given.
   */
  endSegment(generation?: number): void;
  /** Seals, and stops watching for abandoned segments. */
  closeSpool(): void;
  /** Call when waiting events may have been removed. */
  forgetCounts(): void;
  /** Checks whether the installation ID has changed. */
  checkOrigin(): void;
  /** Call when the installation ID has changed. */
  forgetOrigin(): void;
  /** Call when other resource attributes have changed. */
  forgetAttributes(): void;
  /** Starts a new file if somebody has removed the one being written. */
  leaveIfRemoved(): void;
  /** Null without an endpoint. */
  readonly sender: Sender | null;
}

export interface EventTrackingOptions {
  readonly host: TelemetryHost;
  /** Telemetry's folder. */
  readonly folder: string;
  readonly resource: Resource;
  /** Where events are sent, or null if they are not collected. */
  readonly logsUrl: string | null;
  /** Whether anything collected may be sent at all. */
  readonly maySend: boolean;
  readonly gate: Gate;
  readonly separation: Separation;
  readonly hold: Hold;
  readonly erasures: Erasures;
  /** Completes on this machine what a killed process began when it asked for the deletion of this ID's data. */
  readonly finishErasure: (installationId: string) => void;
  /** Called with every valid event that consent allows, even if events are not collected. */
  readonly onAllowed: (event: string) => void;
  /** Called when the number waiting changes. */
  readonly onChanged: () => void;
  /** Called when the open segment has been delivered, so that the next can be prepared. */
  readonly onSettled: () => void;
}

export function createEventTracking(options: EventTrackingOptions): EventTracking {
  const { host, folder, logsUrl, gate } = options;
  const spool = createSpool(host, join(folder, 'spool'), {
    generation: gate.generation,
    leastNumber: () => sender?.lastDeliveredAt() ?? 0,
    maxBytes: host.maxSpoolBytes ?? policy.spool.totalBytes,
    onSealed(waiting) {
      if (waiting >= policy.delivery.batchRecords) sender?.flushSoon();
      else sender?.schedule();
    },
    onAdopted: () => sender?.scheduleSoon(),
    mayReport: gate.isEnabled,
    describeOverflow: (records) => describeLoss(host.catalogue.namespace, 'queueFull', records),
    report: (...args) => tracker.reportDrop(...args),
  });
  const recorder = createRecorder({ host, folder, resource: options.resource, spool });
  const tracker = createTracker({
    host,
    recorder: logsUrl === null ? null : recorder,
    gate,
    isRecorded: spool.includes,
    onAllowed: options.onAllowed,
    onRecorded() {
      spool.tidy();
      sender?.schedule();
      options.onChanged();
    },
  });
  const sender =
    logsUrl === null || !options.maySend
      ? null
      : createSender({
          host,
          folder,
          channel: createLogsChannel(host, logsUrl),
          spool,
          gate,
          separation: options.separation,
          hold: options.hold,
          erasures: options.erasures,
          before: (backlog) =>
            erasuresFirst(backlog, {
              clock: host.clock,
              erasures: options.erasures,
              history: createHistory(host, join(folder, 'sent')),
              finish: options.finishErasure,
            }),
          waitMs: readWait(host),
          onProgress: options.onChanged,
          onDone: options.onSettled,
        });

  return {
    ...tracker,
    pending: () => (sender === null ? 0 : spool.pending()),
    count: () => (sender === null ? Promise.resolve() : spool.count()),
    endSegment: spool.end,
    closeSpool: spool.close,
    forgetCounts: spool.forgetCounts,
    checkOrigin: recorder.checkOrigin,
    forgetOrigin: recorder.forgetOrigin,
    forgetAttributes: recorder.forgetAttributes,
    leaveIfRemoved: spool.leaveIfRemoved,
    sender,
  };
}
