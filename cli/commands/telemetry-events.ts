import {
  type EventDefinition,
  type Field,
  type FieldKind,
  wireNameOfEvent,
  wireNameOfField,
} from 'kreya-telemetry/catalogue';
import { fill } from 'kreya-telemetry/node';
import { catalogue } from '../../shared/catalogue.ts';
import { defineCommand } from '../command.ts';
import { type JsonOf, listOf, members } from '../json-shape.ts';
import { type Line, styled } from '../output.ts';
import type { Texts } from '../texts/index.ts';

const FIELD = members({
  name: 'string',
  description: 'string',
  since: 'string',
  wireName: 'string',
  takes: 'object',
});

const EVENT = members({
  name: 'string',
  group: 'string',
  description: 'string',
  since: 'string',
  wireName: 'string',
  fields: listOf(FIELD),
});

export const telemetryEvents = defineCommand({
  name: 'telemetry events',
  describe: ({ commands }) => commands.telemetryEvents,
  json: listOf(EVENT),
  event: 'telemetryEvents',
  run({ output, speech }) {
    const { events: texts } = speech.texts.telemetry;
    const groups = catalogue.groups.map(({ title, events }) => ({
      title,
      events: Object.entries(events),
    }));
    output.result(
      groups.flatMap(({ title, events }) => events.map(([name, event]) => toJson(title, name, event))),
      groups.flatMap(({ title, events }) => [
        [styled('bold', title)],
        ...events.flatMap(([name, event]) => linesOf(name, event, texts)),
        '',
      ]),
    );
  },
});

type EventsTexts = Texts['telemetry']['events'];

function linesOf(name: string, { description, since, fields }: EventDefinition, texts: EventsTexts): Line[] {
  const width = Math.max(...Object.keys(fields).map((field) => field.length));
  return [
    ['  ', styled('cyan', name), `  ${fill(texts.since, { version: since })}`],
    `    ${description}`,
    ...Object.entries(fields).map(([field, { description, kind, since }]) => {
      const accepts = fill(texts.accepts, { values: describeKind(kind, texts) });
      const added = since === undefined ? '' : ` ${fill(texts.fieldSince, { version: since })}`;
      return `      ${field.padEnd(width)}  ${description} ${accepts}${added}`;
    }),
  ];
}

/** What a field accepts. */
function describeKind(kind: FieldKind, texts: EventsTexts): string {
  switch (kind.kind) {
    case 'oneOf':
      return fill(texts.oneOf, { values: kind.values.join(', ') });
    case 'wholeNumber':
      return fill(texts.wholeNumber, { min: String(kind.min), max: String(kind.max) });
    case 'flag':
    case 'version':
      return texts[kind.kind];
  }
}

function toJson(group: string, name: string, event: EventDefinition): JsonOf<typeof EVENT> {
  return {
    name,
    group,
    description: event.description,
    since: event.since,
    wireName: wireNameOfEvent(catalogue.namespace, name),
    fields: Object.entries(event.fields).map(([field, definition]) => fieldToJson(field, definition, event)),
  };
}

function fieldToJson(name: string, field: Field, event: EventDefinition): JsonOf<typeof FIELD> {
  return {
    name,
    description: field.description,
    since: field.since ?? event.since,
    wireName: wireNameOfField(catalogue.namespace, name, field),
    takes: field.kind,
  };
}
