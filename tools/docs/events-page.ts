/** docs/EVENTS.md, from the catalogue. */
import { isDeepStrictEqual } from 'node:util';
import { catalogue } from '../../shared/catalogue.ts';
import type { EventDefinition, EventGroup, Field } from '../../telemetry/catalogue/define.ts';
import { describeKind } from '../../telemetry/catalogue/kinds.ts';
import { createValidation } from '../../telemetry/catalogue/validate.ts';
import { wireNameOfEvent, wireNameOfField } from '../../telemetry/catalogue/wire.ts';
import { recordText } from '../record-text.ts';
import { code, table } from './markdown.ts';

const { namespace, groups, events } = catalogue;
const all = Object.entries(events);

const anchorOf = (name: string) => `#${name.toLowerCase()}`;

/** One record, by the very functions that make those that are sent. */
function exampleOf(name: string, metadata: object): string {
  const validation = createValidation(catalogue)(name, metadata);
  if (!validation.ok) throw new Error(validation.problem);
  const occurredAt = Date.UTC(2026, 0, 2, 9, 30);
  const record = recordText(validation.event, occurredAt, '019b7e0f-4d40-7c3e-9a7f-6d5e4c3b2a10');
  return JSON.stringify(JSON.parse(record), null, 2);
}

const PREFACE = `# The events that Kreya collects

All ${all.length} of them, for anybody to read. This page is generated from the catalogue in
[\`shared/events/\`](../shared/events) by \`npm run docs\`. The same catalogue checks every event when it is
recorded: an event, a field or a value that is not here can't be sent. What happens to them, and how to turn them off, is
told in [privacy.md](privacy.md), which also tells of [errors and crashes](privacy.md#errors-and-crashes): they are no events.

## What every event carries

| | |
|---|---|
| its name and the fields below | There is no field for text. A field is one of a closed set of values, true or false, a whole number within bounds, or a version number. |
| when it occurred | to the millisecond |
| the installation id | random, made on the computer, replaceable in Settings |
| the version of Kreya | |
| an id of its own | random but for the time in it, so that a receiver can drop one that comes twice |

Nothing else: no address, account, user, name of a computer, project, file or request. What describes the system is told
once a start, by [AppStarted](${anchorOf('AppStarted')}).

One event as it is sent, here \`ThemeChanged\`; installation id and version stand around the events that are sent together:

\`\`\`json
${exampleOf('ThemeChanged', { theme: 'dark' })}
\`\`\`

## All of them at a glance

"Since" is the version of Kreya that first had it.
`;

function overviewOf({ title, events }: EventGroup): string {
  const rows = Object.entries(events).map(([name, { description, since }]) => [
    `[${name}](${anchorOf(name)})`,
    description,
    since,
  ]);
  return `**${title}**\n\n${table(['event', 'recorded when', 'since'], rows)}`;
}

function describeField(name: string, field: Field, event: EventDefinition): string[] {
  const conditions = Object.entries(field.onlyWith ?? {}).map(
    ([other, values]) => ` Only with ${code(other)} ${values.map(code).join(' or ')}.`,
  );
  const accepted =
    field.kind.kind === 'oneOf' ? field.kind.values.map(code).join(', ') : describeKind(field.kind);
  const since = field.since === undefined || field.since === event.since ? '' : ` Since ${field.since}.`;
  return [
    code(name),
    field.description + conditions.join('') + since,
    accepted,
    code(wireNameOfField(namespace, name, field)),
  ];
}

/** The event before this one whose fields are the very same, if there is one: nobody wants to compare tables. */
function sameFieldsAs(name: string, { fields }: EventDefinition): string | undefined {
  const before = all.slice(0, Object.keys(events).indexOf(name));
  return before.find(([, other]) => isDeepStrictEqual(other.fields, fields))?.[0];
}

function fieldsOf(name: string, event: EventDefinition): string {
  const fields = Object.entries(event.fields);
  if (fields.length === 0) return 'Nothing but that it happened, and when.';
  const twin = sameFieldsAs(name, event);
  if (twin !== undefined) return `The fields of [${twin}](${anchorOf(twin)}).`;
  return table(
    ['field', 'what it says', 'what it can hold', 'on the wire'],
    fields.map(([fieldName, field]) => describeField(fieldName, field, event)),
  );
}

function describeEvent(name: string, event: EventDefinition): string {
  const about = `${event.description} Since ${event.since}. On the wire: ${code(wireNameOfEvent(namespace, name))}.`;
  return [`### ${name}`, about, fieldsOf(name, event)].join('\n\n');
}

/** The whole document. */
export function eventsPage(): string {
  const details = groups.map((group) =>
    [
      `## ${group.title}`,
      ...Object.entries(group.events).map(([name, event]) => describeEvent(name, event)),
    ].join('\n\n'),
  );
  return `${[PREFACE.trimEnd(), ...groups.map(overviewOf), ...details].join('\n\n')}\n`;
}
