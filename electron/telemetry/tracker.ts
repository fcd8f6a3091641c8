/** From an event to the recorder: is it valid, may we, and what if the disk does not play along? */
import type { DropReason, OwnEventName } from '../../shared/catalogue/own-events.ts';
import { createValidation } from '../../shared/catalogue/validate.ts';
import { codeOf } from './disk-errors.ts';
import { createDropCounter, type DropCounter, readDropReports } from './drops.ts';
import type { Gate } from './gate.ts';
import type { TelemetryHost } from './host.ts';
import type { Recorder } from './record/recorder.ts';

export type TrackResult = { readonly ok: true } | { readonly ok: false; readonly problem: string };

export interface Tracker {
  /** Records one of telemetry's own events that has no metadata. */
  trackChoice(event: Exclude<OwnEventName, 'TelemetryEventsDropped'>): void;
  trackUnchecked(event: unknown, metadata: unknown): TrackResult;
  /** Counts an event that was refused before it came here, if it would have been recorded. */
  countRefused(reason: DropReason): void;
  /** Counts what is to be reported later, together with the like. */
  readonly countDrop: DropCounter['count'];
  /** Reports events that are given up on. */
  reportDrop(reason: DropReason, count: number): void;
  /** Reports records that go; what reports among them tell is told again, since it was not heard yet. */
  reportLoss(reason: DropReason, count: number, records: readonly Buffer[]): void;
  /** Reports what was counted here since the last call. */
  reportCounted(): void;
}

export interface TrackerOptions {
  readonly host: Pick<TelemetryHost, 'catalogue' | 'clock' | 'warn'>;
  /** Null if events are not collected. */
  readonly recorder: Recorder | null;
  readonly gate: Pick<Gate, 'mayRecord'>;
  /** Called with every valid event that consent allows, also if events are not collected. */
  readonly onAllowed: (event: string) => void;
  readonly onRecorded: () => void;
}

export function createTracker({ host, recorder, gate, onAllowed, onRecorded }: TrackerOptions): Tracker {
  const drops = createDropCounter();
  const validate = createValidation(host.catalogue);

  function countRefused(reason: DropReason): void {
    if (recorder !== null && gate.mayRecord()) drops.count(reason, 1);
  }

  function trackUnchecked(event: unknown, metadata: unknown): TrackResult {
    const validation = validate(event, metadata);
    if (!validation.ok) {
      host.warn(validation.problem);
      countRefused('invalid');
      return validation;
    }
    const { event: valid } = validation;
    const occurredAt = Math.max(0, Math.trunc(host.clock.now()));
    if (!gate.mayRecord(occurredAt)) return { ok: true };
    onAllowed(valid.name);
    if (recorder === null) return { ok: true };
    try {
      recorder.record(valid, occurredAt);
      onRecorded();
    } catch (error) {
      // The reason that comes nearest: there is no room for it, now.
      drops.count('queueFull', 1);
      host.warn(`An event could not be written to the disk (${codeOf(error)}), and is lost.`);
    }
    return { ok: true };
  }

  function reportDrop(reason: DropReason, count: number): void {
    const event: OwnEventName = 'TelemetryEventsDropped';
    if (count > 0) trackUnchecked(event, { count, reason });
  }

  return {
    trackChoice: (event) => void trackUnchecked(event, {}),
    trackUnchecked,
    countRefused,
    countDrop: drops.count,
    reportDrop,
    reportLoss(reason, count, records) {
      const reports = readDropReports(host.catalogue.namespace, records);
      reportDrop(reason, count - reports.length);
      for (const report of reports) reportDrop(report.reason, report.count);
    },
    reportCounted() {
      for (const { reason, count } of drops.take()) reportDrop(reason, count);
    },
  };
}
