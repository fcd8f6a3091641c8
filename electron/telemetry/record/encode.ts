/** The only place where an event becomes bytes: one OTLP LogRecord in the protocol's JSON mapping. */
import type { FieldValue } from '../../../shared/catalogue/kinds.ts';
import type { PresentField, ValidEvent } from '../../../shared/catalogue/validate.ts';
import { wireNameOfEvent, wireNameOfField } from '../../../shared/catalogue/wire.ts';

/** OTLP's SEVERITY_NUMBER_INFO. */
const SEVERITY_INFO = 9;

type AnyValue =
  | { readonly stringValue: string }
  | { readonly boolValue: boolean }
  | { readonly intValue: string };

interface KeyValue {
  readonly key: string;
  readonly value: AnyValue;
}

function toAnyValue(value: FieldValue): AnyValue {
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'boolean':
      return { boolValue: value };
    case 'number':
      // Protobuf's JSON mapping writes 64-bit integers as decimal text.
      return { intValue: String(value) };
  }
}

function toKeyValue(field: PresentField): KeyValue {
  return { key: wireNameOfField(field.name, field.definition), value: toAnyValue(field.value) };
}

/**
 * Encodes one event. `occurredAtMs` is milliseconds since 1970-01-01 UTC; `uid` is the id by which a receiver
 * drops repeats (`log.record.uid` of OpenTelemetry's conventions).
 */
export function encodeRecord(event: ValidEvent, occurredAtMs: number, uid: string): string {
  return JSON.stringify({
    timeUnixNano: `${Math.trunc(occurredAtMs)}000000`,
    severityNumber: SEVERITY_INFO,
    eventName: wireNameOfEvent(event.name),
    attributes: [{ key: 'log.record.uid', value: { stringValue: uid } }, ...event.fields.map(toKeyValue)],
  });
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
