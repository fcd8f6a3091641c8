/** Example events with valid values, always the same ones. */
import type { Catalogue } from './catalogue.ts';
import type { Field, Fields } from './define.ts';
import type { FieldKind, FieldValue } from './kinds.ts';
import { createValidation, type ValidEvent } from './validate.ts';

const NUMBER = 12;

/**
 * The first of the events with the fewest fields, but at least one. Telemetry's own have some, so there is
 * one.
 */
export function sampleEventOf(catalogue: Catalogue): ValidEvent {
  const [first] = Object.entries(catalogue.events)
    .map(([name, { fields }]) => ({ name, fields, count: Object.keys(fields).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.count - b.count);
  if (first === undefined) throw new Error('The catalogue has no event with a field.');
  return sampleOf(catalogue, first.name);
}

/** An example of that event, which is in the catalogue. */
export function sampleOf(catalogue: Catalogue, name: string): ValidEvent {
  const fields = catalogue.events[name]?.fields ?? {};
  const validation = createValidation(catalogue)(name, metadataOf(fields));
  if (!validation.ok) throw new Error(validation.problem);
  return validation.event;
}

const SAMPLE_AT_MS = Date.UTC(2026, 0, 2, 9, 30);
const SAMPLE_ID = '019b7e0f-4d40-7c3e-9a7f-6d5e4c3b2a10';

/** When sample events occurred, in milliseconds since 1970-01-01 UTC, and under which ID. */
export const sampleOccasion = { occurredAtMs: SAMPLE_AT_MS, uid: SAMPLE_ID } as const;

/** An example as it would be sent: an OTLP LogRecord in JSON, of the very bytes that recording gives to the same event. */
export function sampleRecordOf({ wireName, attributes }: ValidEvent): string {
  const pieces = attributes.map((piece) =>
    typeof piece === 'number' ? String(piece) : String.fromCharCode(...piece),
  );
  return (
    `{"timeUnixNano":"${SAMPLE_AT_MS}000000","severityNumber":9,"eventName":"${wireName}",` +
    `"attributes":[{"key":"log.record.uid","value":{"stringValue":"${SAMPLE_ID}"}}${pieces.join('')}]}`
  );
}

type Metadata = Readonly<Record<string, FieldValue>>;

function metadataOf(fields: Fields): Metadata {
  let values: Metadata = Object.fromEntries(
    Object.entries(fields).map(([name, { kind }]) => [name, sampleValueOf(kind)]),
  );
  // A field that is left out can be the condition of another.
  for (;;) {
    const all = Object.entries(values);
    const accepted = all.filter(([name]) => isAccepted(fields[name], values));
    if (accepted.length === all.length) return values;
    values = Object.fromEntries(accepted);
  }
}

function isAccepted(field: Field | undefined, values: Metadata): boolean {
  return Object.entries(field?.onlyWith ?? {}).every(([other, accepted]) =>
    accepted.includes(String(values[other])),
  );
}

function sampleValueOf(kind: FieldKind): FieldValue {
  switch (kind.kind) {
    case 'oneOf':
      return kind.values[0] ?? '';
    case 'flag':
      return true;
    case 'wholeNumber':
      return Math.min(Math.max(NUMBER, kind.min), kind.max);
    case 'version':
      return '1.2.3';
  }
}
