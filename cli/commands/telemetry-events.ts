import type { EventDefinition, Field } from '../../shared/catalogue/define.ts';
import { catalogue } from '../../shared/catalogue/index.ts';
import { describeKind } from '../../shared/catalogue/kinds.ts';
import { wireNameOfEvent, wireNameOfField } from '../../shared/catalogue/wire.ts';
import type { Command } from '../command.ts';
import type { Output } from '../output.ts';

export const telemetryEvents: Command = {
  name: 'telemetry events',
  description: 'List every event that can be collected, with its fields.',
  event: 'telemetryEvents',
  run({ output }) {
    const groups = catalogue.groups.map(({ title, events }) => ({
      title,
      events: Object.entries(events),
    }));
    output.result(
      groups.flatMap(({ title, events }) => events.map(([name, event]) => toJson(title, name, event))),
      groups.flatMap(({ title, events }) => [
        output.style('bold', title),
        ...events.flatMap(([name, event]) => linesOf(output, name, event)),
        '',
      ]),
    );
  },
};

function linesOf(output: Output, name: string, { description, since, fields }: EventDefinition): string[] {
  return [
    `  ${output.style('cyan', name.padEnd(40))} ${since.padEnd(7)} ${description}`,
    ...Object.entries(fields).map(
      ([field, definition]) =>
        `    ${field.padEnd(38)} ${(definition.since ?? since).padEnd(7)} ${definition.description} Takes ${describeKind(definition.kind)}.`,
    ),
  ];
}

function toJson(group: string, name: string, event: EventDefinition): object {
  return {
    name,
    group,
    description: event.description,
    since: event.since,
    wireName: wireNameOfEvent(catalogue.namespace, name),
    fields: Object.entries(event.fields).map(([field, definition]) => fieldToJson(field, definition, event)),
  };
}

function fieldToJson(name: string, field: Field, event: EventDefinition): object {
  return {
    name,
    description: field.description,
    since: field.since ?? event.since,
    wireName: wireNameOfField(catalogue.namespace, name, field),
    takes: field.kind,
  };
}
