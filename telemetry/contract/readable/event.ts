import { RECORDS_END, wireNameOfAdjustedCount } from '../../catalogue/wire.ts';
import { fill } from '../texts/fill.ts';
import { fieldOf, type Known, type KnownField, readableValue, say } from './fields.ts';
import { attributesIn, type ParsedAttribute, type ParsedEvent } from './parse.ts';
import type { ReadableEvent, ReadableField } from './readable.ts';
import { listOf, memberOf, parseObject, printed, textOf } from './untrusted.ts';

/** Of what a LogRecord has besides attributes, what is told elsewhere. */
const TOLD = new Set(['timeUnixNano', 'eventName', 'attributes', 'severityNumber']);

export function readEvent(
  parsed: ParsedEvent,
  wireName: string,
  origin: string,
  known: Known,
): ReadableEvent {
  const event = known.events.get(wireName);
  const words = known.texts.records.attributes;
  const { record } = parsed;

  function describeAttribute({ wireName, value }: ParsedAttribute): ReadableField {
    const shown = readableValue(value, known);
    if (wireName === wireNameOfAdjustedCount(known.namespace)) {
      return {
        ...fieldOf(wireName, shown, undefined),
        meaning: say(fill(words.adjustedCount, { count: shown })),
      };
    }
    return fieldOf(wireName, shown, event?.fields.get(wireName) ?? known.common.get(wireName));
  }

  const more = Object.entries(record)
    .filter(([key]) => !TOLD.has(key))
    .map(([key, value]) => fieldOf(key, printed(value), undefined));
  const severity = record['severityNumber'];
  return {
    kind: 'event',
    id: parsed.id,
    occurredAt: parsed.occurredAt,
    name: event?.name ?? wireName,
    wireName,
    group: event?.group ?? null,
    description: event?.meaning ?? null,
    fields: [...parsed.attributes.map(describeAttribute), ...more],
    common: [
      ...readOrigin(origin, known),
      ...(severity === undefined
        ? []
        : [{ ...fieldOf('severityNumber', printed(severity), undefined), meaning: say(words.severity) }]),
    ],
  };
}

/** What goes with all records of one origin: the resource and the scope. */
function readOrigin(origin: string, known: Known): readonly ReadableField[] {
  const words = known.texts.records.attributes;
  const own = new Map<string, KnownField>([
    ['service.name', { name: 'service.name', meaning: say(words.service) }],
    ['app.installation.id', { name: 'app.installation.id', meaning: say(words.installation) }],
  ]);
  const content = parseObject(`${origin}${RECORDS_END}`);
  const attributes = attributesIn(memberOf(content, 'resource')).map(({ wireName, value }) =>
    fieldOf(wireName, readableValue(value, known), own.get(wireName) ?? known.common.get(wireName)),
  );
  const scope = memberOf(listOf(memberOf(content, 'scopeLogs'))[0], 'scope');
  const [name, version] = [textOf(memberOf(scope, 'name')), textOf(memberOf(scope, 'version'))];
  if (name === null) return attributes;
  return [
    ...attributes,
    {
      ...fieldOf('scope', version === null ? name : `${name} ${version}`, undefined),
      meaning: say(words.scope),
    },
  ];
}
