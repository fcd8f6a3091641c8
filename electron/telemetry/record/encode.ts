/** The only place where an event becomes bytes: one OTLP LogRecord in the protocol's JSON mapping. */
import type { FieldValue } from '../../../shared/catalogue/kinds.ts';
import type { PresentField, ValidEvent } from '../../../shared/catalogue/validate.ts';
import { wireNameOfEvent, wireNameOfField } from '../../../shared/catalogue/wire.ts';

/** OTLP's SEVERITY_NUMBER_INFO. */
const SEVERITY_INFO = 9;

/** A value as OTLP's AnyValue. Protobuf's JSON mapping writes 64-bit integers as decimal text. */
function encodeValue(value: FieldValue): string {
  switch (typeof value) {
    case 'string':
      return `{"stringValue":${JSON.stringify(value)}}`;
    case 'boolean':
      return `{"boolValue":${value}}`;
    case 'number':
      return `{"intValue":"${value}"}`;
  }
}

// The text of names, worked out once: they are the same in every event of a kind.
const eventNames = new Map<string, string>();
const fieldNames = new Map<string, string>();

function encodedNameOf(event: ValidEvent): string {
  const known = eventNames.get(event.name);
  if (known !== undefined) return known;
  const encoded = JSON.stringify(wireNameOfEvent(event.name));
  eventNames.set(event.name, encoded);
  return encoded;
}

function encodedKeyOf({ name, definition }: PresentField): string {
  if (definition.attribute !== undefined) return JSON.stringify(definition.attribute);
  const known = fieldNames.get(name);
  if (known !== undefined) return known;
  const encoded = JSON.stringify(wireNameOfField(name, definition));
  fieldNames.set(name, encoded);
  return encoded;
}

/**
 * Encodes one event. `occurredAtMs` is milliseconds since 1970-01-01 UTC; `uid` is the id by which a receiver
 * drops repeats (`log.record.uid` of OpenTelemetry's conventions). Put together by hand, since this is what
 * the app waits for with every event.
 */
export function encodeRecord(event: ValidEvent, occurredAtMs: number, uid: string): string {
  let attributes = `{"key":"log.record.uid","value":{"stringValue":"${uid}"}}`;
  for (const field of event.fields) {
    attributes += `,{"key":${encodedKeyOf(field)},"value":${encodeValue(field.value)}}`;
  }
  return `{"timeUnixNano":"${Math.max(0, Math.trunc(occurredAtMs))}000000","severityNumber":${SEVERITY_INFO},"eventName":${encodedNameOf(event)},"attributes":[${attributes}]}`;
}

/** When an encoded record occurred, in milliseconds since 1970-01-01 UTC; NaN for what is no record. */
export function occurredAtOf(record: Buffer): number {
  const nanoseconds = /^\{"timeUnixNano":"(\d+)"/.exec(record.toString('latin1', 0, 48))?.[1];
  return Number(nanoseconds) / 1_000_000;
}

/**
 * What stands before the records of one origin in an `ExportLogsServiceRequest`: the resource, which names the
 * installation and nothing about the machine, and the scope. `RECORDS_END` closes it.
 */
export function encodeOrigin(installationId: string, moduleVersion: string): string {
  const resource = {
    attributes: [
      { key: 'service.name', value: { stringValue: 'kreya' } },
      { key: 'app.installation.id', value: { stringValue: installationId } },
    ],
  };
  const scope = { name: 'kreya-telemetry', version: moduleVersion };
  return `{"resource":${JSON.stringify(resource)},"scopeLogs":[{"scope":${JSON.stringify(scope)},"logRecords":[`;
}

export const RECORDS_END = ']}]}';
