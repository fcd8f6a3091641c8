/** Events, from the call to the sender: puts together what checks, records, keeps and delivers them. */
import { join } from 'node:path';
import type { Gate } from '../consent/gate.ts';
import { createLogsChannel } from '../deliver/logs-channel.ts';
import { createSender, type Sender } from '../deliver/sender.ts';
import type { Separation } from '../deliver/separation.ts';
import { readWait } from '../deliver/wait.ts';
import { describeLoss } from '../drops.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { createRecorder } from '../record/recorder.ts';
import type { Resource } from '../record/resource.ts';
import { createSpool } from '../spool/spool.ts';
import { createTracker, type Tracker } from './tracker.ts';

export interface EventTracking extends Tracker {
  /** Events recorded and not yet delivered. */
  pending(): number;
  /** Finds out how many that are, in slices. Never rejects. */
  count(): Promise<void>;
  /**
   * Makes what was recorded ready for delivery; as recorded before the last choice, if its generation is given. Leaves
   * nothing that is being written.
   */
  endSegment(generation?: number): void;
  /** Seals, and stops looking after what others left. */
  closeSpool(): void;
  /** Says that what waits may be gone. */
  forgetCounts(): void;
  /** Looks whether the installation id has changed. */
  checkOrigin(): void;
  /** Says that the installation id has changed. */
  forgetOrigin(): void;
  /** Says that what else the resource says has changed. */
  forgetAttributes(): void;
  /** Goes on elsewhere if somebody has removed the file that is being written. */
  leaveIfRemoved(): void;
  /** Null if there is nowhere to send to. */
  readonly sender: Sender | null;
}

export interface EventTrackingOptions {
  readonly host: TelemetryHost;
  /** Telemetry's folder. */
  readonly folder: string;
  readonly resource: Resource;
  /** Where events go, or null if they are not collected. */
  readonly logsUrl: string | null;
  /** Whether what was collected may be sent at all. */
  readonly maySend: boolean;
  readonly gate: Gate;
  readonly separation: Separation;
  /** Called with every valid event that consent allows, also if events are not collected. */
  readonly onAllowed: (event: string) => void;
  /** Called when more or less waits than before. */
  readonly onChanged: () => void;
  /** Called when what was being written is delivered, and the next is to be made ready. */
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
