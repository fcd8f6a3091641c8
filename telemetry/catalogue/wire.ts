/**
 * The names and values of events on the wire. Names follow OpenTelemetry's rules: a namespace, then
 * snake_case.
 */
import type { Field } from './define.ts';
import type { FieldValue } from './kinds.ts';

function toSnakeCase(name: string): string {
  return name.replace(/\B[A-Z]/g, '_$&').toLowerCase();
}

/** A name of the namespace's own: `osName` of `acme` → `acme.os_name`. */
export function wireNameIn(namespace: string, name: string): string {
  return `${namespace}.${toSnakeCase(name)}`;
}

/** `NoteCreated` of `acme` → `acme.note_created`. */
export function wireNameOfEvent(namespace: string, name: string): string {
  return wireNameIn(namespace, name);
}

/** `noteCount` of `acme` → `acme.note_count`, unless OpenTelemetry's conventions have a name for it. */
export function wireNameOfField(namespace: string, name: string, definition: Field): string {
  return definition.attribute ?? wireNameIn(namespace, name);
}

/**
 * The attribute of a sampled event that says how many it stands for, in OpenTelemetry's term. Its
 * `sampling.threshold` would have to be decoded for weighting, and a Collector's sampler removes it if the
 * randomness it was compared with is missing.
 */
export function wireNameOfAdjustedCount(namespace: string): string {
  return `${namespace}.adjusted_count`;
}

/**
 * The text around a whole number's digits: protobuf's JSON mapping writes 64-bit integers as decimal strings.
 */
export const WHOLE_NUMBER = { before: '{"intValue":"', after: '"}' } as const;

/** A value as OTLP's AnyValue. */
export function wireTextOfValue(value: FieldValue): string {
  switch (typeof value) {
    case 'string':
      return `{"stringValue":${JSON.stringify(value)}}`;
    case 'boolean':
      return `{"boolValue":${value}}`;
    case 'number':
      return `${WHOLE_NUMBER.before}${value}${WHOLE_NUMBER.after}`;
  }
}

/** What closes the records of one origin in an `ExportLogsServiceRequest`: the scope's, then the resource's. */
export const RECORDS_END = ']}]}';

/** What stands around all records of an `ExportLogsServiceRequest`, their origins among them. */
export const LOGS_REQUEST = { before: '{"resourceLogs":[', after: ']}' } as const;
