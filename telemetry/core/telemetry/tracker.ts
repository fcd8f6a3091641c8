/** Takes an event to the recorder: validates it, checks consent, and handles disk errors. */
import type { DropReason, OwnEventName, ReportedProcess, ReportKind } from '../../catalogue/own-events.ts';
import { createValidation } from '../../catalogue/validate.ts';
import type { Gate } from '../consent/gate.ts';
import { codeOf } from '../disk-errors.ts';
import { createDropCounter, type Drop, type DropCounter } from '../drops.ts';
import { policy } from '../policy.ts';
import type { CancelTimer, TelemetryHost } from '../ports.ts';
import type { Recorder } from '../record/recorder.ts';
import { type UidReason, uidFor } from '../record/uid.ts';
import { numberOf } from '../spool/segment-name.ts';
import type { ReportId } from '../spool/spool.ts';
import { warnOf } from '../warnings.ts';

export type TrackResult = { readonly ok: true } | { readonly ok: false; readonly problem: string };

export interface Tracker {
  /** Records one of telemetry's own events that has no metadata. */
  trackChoice(event: Extract<OwnEventName, 'TelemetryEnabled' | 'TelemetryDisabled'>): void;
  /** Records that there is one more error report. Never throws. */
  trackErrorReported(process: ReportedProcess, kind: ReportKind): void;
  trackUnchecked(event: unknown, metadata: unknown): TrackResult;
  /** Prepares what the next event needs. Never throws. */
  prepare(): void;
  /** Counts an event that was refused on its way here, if it would have been recorded. */
  countRefused(reason: DropReason): void;
  /** Counts what is reported later, in one event per reason. */
  readonly countDrop: DropCounter['count'];
  /**
   * Reports dropped events or errors; false if that failed. The `id` identifies the same report; `isLate`
   * means that it may already have been recorded.
   */
  reportDrop(drop: Drop, id: ReportId, isLate: boolean): boolean;
  /** Reports what was counted since the last call. */
  reportCounted(): void;
  /** The disk error that kept the last event from being recorded, or null. */
  diskError(): unknown;
}

export interface TrackerOptions {
  readonly host: Pick<TelemetryHost, 'catalogue' | 'clock' | 'warn'>;
  /** Null if events are not collected. */
  readonly recorder: Recorder | null;
  readonly gate: Pick<Gate, 'isEnabled' | 'mayRecord'>;
  /** Whether an event with this ID is waiting. */
  readonly isRecorded: (uid: string) => boolean;
  /** Called with every valid event that consent allows, even if events are not collected. */
  readonly onAllowed: (event: string) => void;
  readonly onRecorded: () => void;
}

/** A receiver deletes a person's data because of it, so no page and no mistake may record it. */
const ONLY_ON_REQUEST: OwnEventName = 'TelemetryErasureRequested';

const NOT_RECORDED = {
  ok: false,
  problem: `${ONLY_ON_REQUEST} can't be recorded. Call requestErasure when a person asks for deletion.`,
} as const;

export function createTracker(options: TrackerOptions): Tracker {
  const { host, recorder, gate, isRecorded, onAllowed, onRecorded } = options;
  const drops = createDropCounter();
  const validate = createValidation(host.catalogue);
  let cancelReport: CancelTimer | null = null;
  let diskError: unknown = null;

  function countDrop(reason: DropReason, count: number): void {
    drops.count(reason, count);
    cancelReport ??= host.clock.schedule(reportCounted, policy.reportCountedMs);
  }

  function countRefused(reason: DropReason): void {
    if (recorder !== null && gate.mayRecord()) countDrop(reason, 1);
  }

  function trackUnchecked(event: unknown, metadata: unknown): TrackResult {
    const validation = event === ONLY_ON_REQUEST ? NOT_RECORDED : validate(event, metadata);
    if (!validation.ok) {
      host.warn(validation.problem);
      countRefused('invalid');
      return validation;
    }
    const { event: valid } = validation;
    const occurredAt = nowMs();
    if (!gate.mayRecord(occurredAt)) return { ok: true };
    // As if it had not happened: it is not a loss, and errors do not mention it.
    if (recorder?.isSampled(valid) === false) return { ok: true };
    onAllowed(valid.name);
    if (recorder === null) return { ok: true };
    try {
      recorder.record(valid, occurredAt);
    } catch (error) {
      diskError = error;
      // The closest reason: there is no room for it now.
      countDrop('queueFull', 1);
      warnOf(host, 'eventLost', { code: codeOf(error) });
      return { ok: true };
    }
    diskError = null;
    onRecorded();
    return { ok: true };
  }

  const nowMs = () => Math.max(0, Math.trunc(host.clock.now()));

  /** False only if the disk refused it. What may not be recorded must not be reported either. */
  function report({ reason, count }: Drop, uidReason?: UidReason): boolean {
    const event: OwnEventName = 'TelemetryEventsDropped';
    const validation = validate(event, { count, reason });
    const occurredAt = nowMs();
    if (!validation.ok || recorder === null || !gate.mayRecord(occurredAt)) return true;
    onAllowed(event);
    try {
      recorder.record(validation.event, occurredAt, uidReason);
    } catch {
      return false;
    }
    onRecorded();
    return true;
  }

  function reportCounted(): void {
    cancelReport?.();
    cancelReport = null;
    for (const drop of drops.take()) {
      if (!report(drop)) countDrop(drop.reason, drop.count);
    }
  }

  return {
    trackChoice: (event) => void trackUnchecked(event, {}),
    trackErrorReported(process, kind) {
      const event: OwnEventName = 'TelemetryErrorReported';
      trackUnchecked(event, { process, kind });
    },
    trackUnchecked,
    prepare() {
      if (recorder === null || !gate.isEnabled()) return;
      const rehearsed: OwnEventName = 'TelemetryEventsDropped';
      const validation = validate(rehearsed, { count: 1, reason: 'invalid' });
      if (validation.ok) recorder.prepare(validation.event, nowMs());
    },
    countRefused,
    countDrop,
    reportDrop(drop, { segment, done }, isLate) {
      const reason = { name: `${segment} ${done} ${drop.reason}`, at: numberOf(segment) };
      // Recorded twice, it could be dropped and reported again under another ID, which nobody would recognise
      // as the same.
      return (isLate && isRecorded(uidFor(reason))) || report(drop, reason);
    },
    reportCounted,
    diskError: () => diskError,
  };
}
