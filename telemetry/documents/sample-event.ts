/** An example event with valid values. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Fields } from '../catalogue/define.ts';
import type { FieldKind, FieldValue } from '../catalogue/kinds.ts';
import { createValidation, type ValidEvent } from '../catalogue/validate.ts';

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
  const validation = createValidation(catalogue)(first.name, metadataOf(first.fields));
  if (!validation.ok) throw new Error(validation.problem);
  return validation.event;
}

function metadataOf(fields: Fields): Readonly<Record<string, FieldValue>> {
  const all = Object.entries(fields).map(([name, { kind }]) => [name, sampleOf(kind)] as const);
  const values: Readonly<Record<string, FieldValue>> = Object.fromEntries(all);
  const isPresent = (name: string) =>
    Object.entries(fields[name]?.onlyWith ?? {}).every(([other, accepted]) =>
      accepted.includes(String(values[other])),
    );
  return Object.fromEntries(all.filter(([name]) => isPresent(name)));
}

function sampleOf(kind: FieldKind): FieldValue {
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
