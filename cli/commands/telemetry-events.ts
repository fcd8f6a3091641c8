import {
  type EventDefinition,
  type Field,
  type FieldKind,
  wireNameOfEvent,
  wireNameOfField,
} from 'kreya-telemetry/catalogue';
import { fill, type TelemetryTexts } from 'kreya-telemetry/node';
import { catalogue } from '../../shared/catalogue.ts';
import { defineCommand } from '../command.ts';
import { CliFailure } from '../failure.ts';
import { type JsonOf, listOf, members } from '../json-shape.ts';
import { type Line, styled } from '../output.ts';
import { didYouMean } from '../suggest.ts';
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
  argument: {
    name: '[name]',
    describe: ({ commands }) => commands.telemetryEvents.name,
    candidates: ({ speech }) =>
      NAMES.map((value) => ({ value, description: describeEvent(value, speech.telemetryTexts()) })),
  },
  json: listOf(EVENT),
  event: 'telemetryEvents',
  run({ output, speech }, _, name) {
    if (name !== '' && !NAMES.includes(name)) refuse(name, speech.texts);
    const { events: texts } = speech.texts.telemetry;
    const translation = speech.telemetryTexts();
    const groups = catalogue.groups
      .map(({ title, events }) => ({
        title,
        events: Object.entries(events).filter(([event]) => name === '' || event === name),
      }))
      .filter(({ events }) => events.length > 0);
    output.result(
      groups.flatMap(({ title, events }) => events.map(([name, event]) => toJson(title, name, event))),
      groups.flatMap(({ title, events }) => [
        [styled('bold', translation.groups[title] ?? title)],
        ...events.flatMap(([name, event]) => linesOf(name, event, texts, translation)),
        '',
      ]),
    );
  },
});

const NAMES: readonly string[] = catalogue.groups.flatMap(({ events }) => Object.keys(events));

function describeEvent(name: string, translation: TelemetryTexts): string {
  const definitions: Readonly<Record<string, EventDefinition>> = catalogue.events;
  return translation.events[name]?.description ?? definitions[name]?.description ?? '';
}

function refuse(name: string, { calls, telemetry }: Texts): never {
  const parts = [fill(telemetry.events.unknown, { name }), ...didYouMean(name, NAMES, calls)];
  throw new CliFailure('usage', [...parts, telemetry.events.seeList].join(' '));
}

type EventsTexts = Texts['telemetry']['events'];

function linesOf(
  name: string,
  { since, fields }: EventDefinition,
  texts: EventsTexts,
  translation: TelemetryTexts,
): Line[] {
  const inLanguage = translation.events[name]?.fields ?? {};
  const width = Math.max(...Object.keys(fields).map((field) => field.length));
  return [
    ['  ', styled('cyan', name), `  ${fill(texts.since, { version: since })}`],
    `    ${describeEvent(name, translation)}`,
    ...Object.entries(fields).map(([field, { description, kind, since }]) => {
      const accepts = fill(texts.accepts, { values: describeKind(kind, texts) });
      const added = since === undefined ? '' : ` ${fill(texts.fieldSince, { version: since })}`;
      return `      ${field.padEnd(width)}  ${inLanguage[field] ?? description} ${accepts}${added}`;
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
