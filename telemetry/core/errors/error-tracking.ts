/**
 * Takes errors from where they are caught to the sender. What leaves here has been reduced and has passed the
 * schema.
 */
import { join } from 'node:path';
import type { OwnEventName } from '../../catalogue/own-events.ts';
import type { RawError } from '../../contract/raw-error.ts';
import { readBuiltIn } from '../built-in.ts';
import { createSender } from '../deliver/sender.ts';
import { codeOf } from '../disk-errors.ts';
import { namesOf } from '../names.ts';
import { policy } from '../policy.ts';
import type { ErrorSource } from '../ports.ts';
import { obtainInstallationId } from '../record/installation.ts';
import { frameAround } from '../spool/frame.ts';
import { createSpool } from '../spool/spool.ts';
import { createCrashes } from './crashes.ts';
import { describeCrash } from './describe-crash.ts';
import { describeErrors } from './describe-error.ts';
import { describeGone } from './describe-gone.ts';
import { readDsn } from './dsn.ts';
import { encodeReport } from './envelope.ts';
import { createEnvelopeChannel } from './envelope-channel.ts';
import { createErrorRateLimiter } from './error-rate-limiter.ts';
import { countedAs, type ErrorOrigin } from './origin.ts';
import { createReducer } from './reduce/index.ts';
import { buildEvent } from './sentry-event.ts';
import { createErrorEventParser } from './sentry-event-schema.ts';
import type { Subject } from './subject.ts';
import type { ErrorTracking, ErrorTrackingOptions, TrackErrors } from './track-errors.ts';

/** The origin of a segment's records: a report contains everything it needs. */
const ORIGIN = '"sentry"';

/** Says of a report what the report itself says. */
const REPORTED: OwnEventName = 'TelemetryErrorReported';

/**
 * Error tracking for a program. Passed to `createTelemetry`, so that a program that only records events does
 * not load it.
 */
export function errorTracking(source: ErrorSource): TrackErrors {
  return (options) => {
    const { dsnVariable } = namesOf(options.host.catalogue.namespace);
    const { text, setting } = readBuiltIn(options.host, 'dsn', dsnVariable);
    const dsn = readDsn(text, setting, options.host.warningTexts);
    if (dsn.state === 'invalid') options.host.warn(dsn.problem);
    return dsn.state === 'configured' ? createErrorTracking(source, dsn.envelopeUrl, options) : null;
  };
}

function createErrorTracking(
  source: ErrorSource,
  envelopeUrl: string,
  options: ErrorTrackingOptions,
): ErrorTracking {
  const { host, gate } = options;
  const folder = join(options.folder, 'errors');
  const startedAt = host.clock.now();
  const recentEvents: string[] = [];
  // The recent errors as read, and what each was reduced to.
  const recentErrors = new Map<string, Subject>();
  const reduce = createReducer(source.own);
  const names = namesOf(host.catalogue.namespace);
  const { fields } = source.environment;
  const fingerprints = new Set(source.fingerprints);
  const parseErrorEvent = createErrorEventParser({
    names,
    eventNames: Object.keys(host.catalogue.events),
    environment: fields,
    fingerprints: [...fingerprints],
  });

  const channel = createEnvelopeChannel(host, envelopeUrl);
  const spool = createSpool(host, join(folder, 'spool'), {
    generation: gate.generation,
    leastNumber: () => sender.lastDeliveredAt() ?? 0,
    maxBytes: host.maxErrorSpoolBytes ?? policy.errors.spoolBytes,
    onSealed: () => sender.schedule(),
    onAdopted: () => sender.scheduleSoon(),
    mayReport: gate.isEnabled,
    describeOverflow: (records) => channel.describeLoss('queueFull', records),
    report: options.reportDrop,
  });
  const sender = createSender({
    host,
    folder,
    channel,
    spool,
    gate,
    separation: options.separation,
    hold: options.hold,
    erasures: options.erasures,
    waitMs: policy.errors.waitMs,
    onProgress: options.onChanged,
  });
  const crashes = createCrashes({
    host,
    folder: options.folder,
    isWanted: (occurredAt) => gate.mayRecord() && gate.wasEnabledAt(occurredAt),
    onCrash({ id, occurredAt, facts }) {
      if (!limiter.mayReport()) return;
      write(describeCrash(facts), id, occurredAt, 1);
      sender.flushSoon();
    },
  });
  const limiter = createErrorRateLimiter<Subject>({
    clock: host.clock,
    onReport: (subject, occurrences) =>
      safely(() => {
        const id = Buffer.from(host.randomBytes(16)).toString('hex');
        write(subject, id, host.clock.now(), occurrences);
      }),
    onSuppressed: (count) => options.onSuppressed('rateLimited', count),
  });

  /** An error inside error tracking is swallowed and counted, and never tracked itself. */
  function safely(step: () => void): void {
    try {
      if (gate.mayRecord()) step();
    } catch (error) {
      options.onSuppressed('queueFull', 1);
      host.warn(`An error could not be tracked (${codeOf(error)}).`);
    }
  }

  function write(subject: Subject, eventId: string, occurredAt: number, occurrences: number): void {
    const event = buildEvent(
      {
        eventId,
        occurredAt,
        names,
        appVersion: host.appVersion,
        isPackaged: source.isPackaged ?? true,
        installationId: obtainInstallationId(host, options.folder),
        environment: { fields, values: source.environment.values() },
        // A crash of an earlier run did not follow this run's events.
        recentEvents: occurredAt < startedAt ? [] : recentEvents,
        occurrences,
      },
      subject,
    );
    const parsed = parseErrorEvent(event);
    if (parsed === null) {
      options.onSuppressed('invalid', occurrences);
      return;
    }
    spool.append(ORIGIN, frameAround(encodeReport(parsed)));
    spool.tidy();
    sender.schedule();
    options.onChanged();
    const { process, kind } = countedAs(subject.origin);
    options.onReported(process, kind);
  }

  function subjectOf(raw: RawError, origin: ErrorOrigin): Subject | null {
    const key = JSON.stringify([origin, raw]);
    const known = recentErrors.get(key);
    if (known !== undefined) return known;
    if (!limiter.mayReduce()) return null;
    const subject = describeErrors(reduce(raw), origin, fingerprints);
    const [oldest] = recentErrors.keys();
    if (oldest !== undefined && recentErrors.size >= policy.errors.remembered) recentErrors.delete(oldest);
    recentErrors.set(key, subject);
    return subject;
  }

  return {
    captureError(raw, origin) {
      safely(() => {
        const subject = subjectOf(raw, origin);
        if (subject === null) limiter.suppress();
        else limiter.take(JSON.stringify(subject), subject);
      });
    },
    captureGone(origin, reason, exitCode) {
      safely(() => {
        crashes.collect();
        if (crashes.wasToldOf(origin.process)) return;
        const subject = describeGone(origin, reason, exitCode);
        limiter.take(JSON.stringify(subject), subject);
      });
    },
    captureCrashes: () => safely(crashes.collect),
    noteEvent(name) {
      if (name === REPORTED) return;
      recentEvents.push(name);
      if (recentEvents.length > policy.errors.recentEvents) recentEvents.shift();
    },
    forgetEvents() {
      recentEvents.length = 0;
    },
    pending: spool.pending,
    count: spool.count,
    flushCounted: limiter.flush,
    endSegment: spool.end,
    closeSpool: spool.close,
    forgetCounts: spool.forgetCounts,
    leaveIfRemoved: spool.leaveIfRemoved,
    sender,
  };
}
