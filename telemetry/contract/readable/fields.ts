/** Which field of a catalogue an attribute is, and what its value is called by people. */
import { carriedByEvery } from '../../catalogue/carried.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import { wireNameOfEvent, wireNameOfField } from '../../catalogue/wire.ts';
import { type Described, describe } from '../texts/describe.ts';
import type { TelemetryTexts } from '../texts/en.ts';
import type { ReadableField } from './readable.ts';
import { memberOf, printed } from './untrusted.ts';

export interface KnownField {
  readonly name: string;
  readonly meaning: Described;
}

/** By their names on the wire. */
export type KnownFields = ReadonlyMap<string, KnownField>;

export interface KnownEvent extends KnownField {
  readonly group: Described;
  readonly fields: KnownFields;
}

export interface Known {
  readonly namespace: string;
  readonly texts: TelemetryTexts;
  /** By their names on the wire. */
  readonly events: ReadonlyMap<string, KnownEvent>;
  readonly common: KnownFields;
  readonly formatNumber: (value: number | bigint) => string;
}

/** All that a catalogue and its texts say, by the names on the wire. */
export function createKnown(catalogue: Catalogue, texts: TelemetryTexts): Known {
  const { namespace } = catalogue;
  const events = new Map<string, KnownEvent>();
  for (const { title, events: ofGroup } of catalogue.groups) {
    const group = describe(title, texts.groups[title]);
    for (const [name, { description, fields }] of Object.entries(ofGroup)) {
      const own = texts.events[name];
      events.set(wireNameOfEvent(namespace, name), {
        name,
        group,
        meaning: describe(description, own?.description),
        fields: new Map(
          Object.entries(fields).map(([fieldName, field]) => [
            wireNameOfField(namespace, fieldName, field),
            { name: fieldName, meaning: describe(field.description, own?.fields?.[fieldName]) },
          ]),
        ),
      });
    }
  }
  const common = carriedByEvery(catalogue).map(({ name, wireName, description }): [string, KnownField] => [
    wireName,
    { name, meaning: describe(description, texts.common[name]) },
  ]);
  const numbers = new Intl.NumberFormat(texts.language);
  return {
    namespace,
    texts,
    events,
    common: new Map(common),
    formatNumber: (value) => numbers.format(value),
  };
}

/** What telemetry itself says, in the language of the reader. */
export function say(text: string): Described {
  return { text, language: undefined };
}

export function fieldOf(wireName: string, value: string, known: KnownField | undefined): ReadableField {
  return { name: known?.name ?? wireName, wireName, value, meaning: known?.meaning ?? null };
}

/** An `AnyValue` of OTLP as people read it; JSON for one that no event has. */
export function readableValue(value: unknown, { texts, formatNumber }: Known): string {
  const text = memberOf(value, 'stringValue');
  if (typeof text === 'string') return text;
  const flag = memberOf(value, 'boolValue');
  if (typeof flag === 'boolean') return flag ? texts.records.yes : texts.records.no;
  const whole = memberOf(value, 'intValue');
  if (typeof whole === 'string' && /^-?\d{1,19}$/.test(whole)) return formatNumber(BigInt(whole));
  for (const number of [whole, memberOf(value, 'doubleValue')]) {
    if (typeof number === 'number') return formatNumber(number);
  }
  return printed(value);
}
