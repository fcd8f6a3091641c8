/** All events, for anybody to read. */
import { isDeepStrictEqual } from 'node:util';
import { type CarriedAttribute, carriedByEvery } from '../catalogue/carried.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { describeSampling, type EventDefinition, type EventGroup, type Field } from '../catalogue/define.ts';
import { describeKind } from '../catalogue/kinds.ts';
import { sampleEventOf, sampleRecordOf } from '../catalogue/sample-event.ts';
import { wireNameOfAdjustedCount, wireNameOfEvent, wireNameOfField } from '../catalogue/wire.ts';
import type { DocumentsOptions } from './documents.ts';
import { code, enumerate, fenced, inCell, table, wrap } from './markdown.ts';

const anchorOf = (name: string) => `#${name.toLowerCase()}`;

function prefaceOf({ catalogue, product, command, privacy, tools = {} }: DocumentsOptions): string[] {
  const count = Object.keys(catalogue.events).length;
  const about =
    privacy === null
      ? ''
      : ` For what happens to events, and how to turn telemetry off, see [privacy](${privacy}).`;
  const sample = sampleEventOf(catalogue);
  const record: unknown = JSON.parse(sampleRecordOf(sample));
  return [
    `# The events that ${product} collects`,
    wrap(
      `This page lists all ${count} of them. ${code(command)} generates it from the catalogue of events. The same catalogue checks every event when it is recorded: an event, a field or a value that is not listed here cannot be sent.${about} Errors and crashes are not events.`,
    ),
    '## What every event includes',
    `| | |
|---|---|
| its name, and the fields below | No field can hold text. A field is a value from a closed set, true or false, a bounded whole number, or a version number. |
| when it occurred | to the millisecond |
| the installation ID | random, created on the computer; people can replace theirs |
| the version of ${product} | |
| its own ID | random except for the time in it; with it, the receiver drops duplicates |
${carriedByEvery(catalogue).map(carriedRow).join('')}`.trimEnd(),
    'Nothing else: no address, no account, no name of a user or computer, no file, and nothing that anybody typed.',
    `This is one event as it is sent, ${code(sample.name)}. The installation ID and the version are sent once for all events of a request:`,
    fenced('json', JSON.stringify(record, null, 2)),
    '## All events at a glance',
    `"Since" is the version of ${product} that added the event.`,
    ...describeTools(tools),
  ];
}

/** Which program records what. */
function describeTools(tools: NonNullable<DocumentsOptions['tools']>): string[] {
  const each = Object.entries(tools).map(
    ([program, events]) => `${code(program)} records only ${enumerate(events.map(code), 'and')}`,
  );
  if (each.length === 0) return [];
  return [
    wrap(
      `Apart from [telemetry’s own events](#telemetry), which every program records, ${enumerate(each, 'and')}. The app records all others.`,
    ),
  ];
}

function carriedRow(attribute: CarriedAttribute): string {
  const { wireName, description, kind, since } = attribute;
  const added = since === undefined ? '' : ` Since ${since}.`;
  const values = kind === null ? '' : ` Can hold ${acceptedBy(kind)}.`;
  return `| ${code(wireName)} | ${inCell(description)}${values}${conditionsOf(attribute)}${added} |\n`;
}

function overviewOf({ title, events }: EventGroup): string {
  const rows = Object.entries(events).map(([name, { description, since }]) => [
    `[${name}](${anchorOf(name)})`,
    inCell(description),
    since,
  ]);
  return `**${title}**\n\n${table(['event', 'recorded when', 'since'], rows)}`;
}

function conditionsOf({ onlyWith = {} }: Pick<CarriedAttribute, 'onlyWith'>): string {
  return Object.entries(onlyWith)
    .map(([other, values]) => ` Only with ${code(other)} ${values.map(code).join(' or ')}.`)
    .join('');
}

const acceptedBy = (kind: Field['kind']) =>
  kind.kind === 'oneOf' ? kind.values.map(code).join(', ') : describeKind(kind);

function describeField(namespace: string, name: string, field: Field, event: EventDefinition): string[] {
  const since = field.since === undefined || field.since === event.since ? '' : ` Since ${field.since}.`;
  return [
    code(name),
    inCell(field.description) + conditionsOf(field) + since,
    acceptedBy(field.kind),
    code(wireNameOfField(namespace, name, field)),
  ];
}

/** The event before this one with identical fields, if any: nobody wants to compare tables. */
function sameFieldsAs({ events }: Catalogue, name: string, { fields }: EventDefinition): string | undefined {
  const before = Object.entries(events).slice(0, Object.keys(events).indexOf(name));
  return before.find(([, other]) => isDeepStrictEqual(other.fields, fields))?.[0];
}

function fieldsOf(catalogue: Catalogue, name: string, event: EventDefinition): string {
  const fields = Object.entries(event.fields);
  if (fields.length === 0) return 'This event has no fields of its own.';
  const twin = sameFieldsAs(catalogue, name, event);
  if (twin !== undefined) return `The same fields as [${twin}](${anchorOf(twin)}).`;
  return table(
    ['field', 'meaning', 'values', 'on the wire'],
    fields.map(([fieldName, field]) => describeField(catalogue.namespace, fieldName, field, event)),
  );
}

function describeEvent(catalogue: Catalogue, name: string, event: EventDefinition): string {
  const wireName = code(wireNameOfEvent(catalogue.namespace, name));
  const sampling =
    event.sampling === undefined
      ? ''
      : ` ${describeSampling(event.sampling)} Each event says so in ${code(wireNameOfAdjustedCount(catalogue.namespace))}.`;
  const about = `${event.description} Since ${event.since}. On the wire: ${wireName}.${sampling}`;
  return [`### ${name}`, about, fieldsOf(catalogue, name, event)].join('\n\n');
}

/** The whole document. */
export function eventsPage(options: DocumentsOptions): string {
  const { catalogue } = options;
  const details = catalogue.groups.flatMap(({ title, events }) => [
    `## ${title}`,
    ...Object.entries(events).map(([name, event]) => describeEvent(catalogue, name, event)),
  ]);
  return `${[...prefaceOf(options), ...catalogue.groups.map(overviewOf), ...details].join('\n\n')}\n`;
}
