/**
 * Encodes reports. A record is Sentry's event as JSON, encoded once; the envelope around it is made on
 * sending (develop.sentry.dev, "Envelopes").
 */
import type { ErrorEvent } from './sentry-event-schema.ts';

const RECORD = /^\{"event_id":"([0-9a-f]{32})","timestamp":(\d{1,14}(?:\.\d{1,3})?),/;
const RECORD_START_LENGTH = 100;

export function encodeReport({ event_id, timestamp, ...rest }: ErrorEvent): string {
  return JSON.stringify({ event_id, timestamp: Math.round(timestamp * 1000) / 1000, ...rest });
}

function startOf(record: Buffer): RegExpExecArray | null {
  return RECORD.exec(record.toString('latin1', 0, RECORD_START_LENGTH));
}

/** When an encoded report occurred, in milliseconds since 1970-01-01 UTC; NaN if it is not a report. */
export function reportedAt(record: Buffer): number {
  return Math.round(Number(startOf(record)?.[2]) * 1000);
}

/** The installation ID of an encoded report; '' if it has none. */
export function reportedBy(record: Buffer): string {
  return /"user":\{"id":"([0-9a-f-]{36})"\}/.exec(record.toString('latin1'))?.[1] ?? '';
}

/** When the report in a whole envelope occurred. */
export function reportedInEnvelope(envelope: string): number {
  return reportedAt(Buffer.from(envelope.split('\n', 3)[2] ?? ''));
}

/** The envelope of one report, as sent. */
export function wrapReport(record: Buffer): Buffer {
  const header = { event_id: startOf(record)?.[1] };
  const item = { type: 'event', length: record.length };
  return Buffer.concat([
    Buffer.from(`${JSON.stringify(header)}\n${JSON.stringify(item)}\n`),
    record,
    Buffer.from('\n'),
  ]);
}
