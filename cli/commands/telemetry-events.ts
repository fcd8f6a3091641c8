import {
  describeKind,
  type EventDefinition,
  type Field,
  wireNameOfEvent,
  wireNameOfField,
} from 'kreya-telemetry/catalogue';
import { catalogue } from '../../shared/catalogue.ts';
import { defineCommand } from '../command.ts';
import { type JsonOf, listOf, members } from '../json-shape.ts';
import { type Line, styled } from '../output.ts';

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
  description: 'List every event that can be collected, with its fields.',
  json: listOf(EVENT),
  event: 'telemetryEvents',
  run({ output }) {
    const groups = catalogue.groups.map(({ title, events }) => ({
      title,
      events: Object.entries(events),
    }));
    output.result(
      groups.flatMap(({ title, events }) => events.map(([name, event]) => toJson(title, name, event))),
      groups.flatMap(({ title, events }) => [
        [styled('bold', title)],
        ...events.flatMap(([name, event]) => linesOf(name, event)),
        '',
      ]),
    );
  },
});

function linesOf(name: string, { description, since, fields }: EventDefinition): Line[] {
  const width = Math.max(...Object.keys(fields).map((field) => field.length));
  return [
    ['  ', styled('cyan', name), `  since ${since}`],
    `    ${description}`,
    ...Object.entries(fields).map(([field, { description, kind, since }]) => {
      const added = since === undefined ? '' : ` Since ${since}.`;
      return `      ${field.padEnd(width)}  ${description} Takes ${describeKind(kind)}.${added}`;
    }),
  ];
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
