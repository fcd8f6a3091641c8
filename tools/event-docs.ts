/** Writes docs/EVENTS.md from the catalogue, or with --check says whether it is current. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EventDefinition, Field } from '../shared/catalogue/define.ts';
import { catalogue } from '../shared/catalogue/index.ts';
import { describeKind } from '../shared/catalogue/kinds.ts';
import { wireNameOfEvent, wireNameOfField } from '../shared/catalogue/wire.ts';

const PREFACE = `# The events that Kreya collects

This list is generated from the catalogue in \`shared/catalogue/\` by \`npm run docs\`. The same catalogue gives the
code its types and checks every event at run time, so an event or a value that is not here can't be sent.

Every event carries the random installation id, the time at which it occurred, and an id of its own by which a
receiver drops repeats. It carries nothing else about the machine or the person. No field can hold text: a field is
one of a closed set of values, a flag, a whole number within bounds, or a version number.
`;

function describeField(name: string, field: Field): string {
  const conditions = Object.entries(field.onlyWith ?? {}).map(
    ([other, values]) => ` Only with \`${other}\` ${values.map((value) => `\`${value}\``).join(' or ')}.`,
  );
  const accepted =
    field.kind.kind === 'oneOf'
      ? `one of ${field.kind.values.map((value) => `\`${value}\``).join(', ')}`
      : describeKind(field.kind);
  const description = field.description + conditions.join('');
  const cells = [
    `\`${name}\``,
    description,
    accepted,
    field.since ?? '',
    `\`${wireNameOfField(catalogue.namespace, name, field)}\``,
  ];
  return `| ${cells.join(' | ')} |`;
}

function describeEvent(name: string, event: EventDefinition): string {
  const fields = Object.entries(event.fields);
  const lines = [
    `### ${name}`,
    '',
    `${event.description} Since ${event.since}. On the wire: \`${wireNameOfEvent(catalogue.namespace, name)}\`.`,
  ];
  if (fields.length > 0) {
    lines.push(
      '',
      '| field | what it says | values | since, if later | on the wire |',
      '|---|---|---|---|---|',
    );
    lines.push(...fields.map(([fieldName, field]) => describeField(fieldName, field)));
  }
  return lines.join('\n');
}

const sections = catalogue.groups.map((group) =>
  [
    `## ${group.title}`,
    ...Object.entries(group.events).map(([name, event]) => describeEvent(name, event)),
  ].join('\n\n'),
);
const generated = `${[PREFACE.trimEnd(), ...sections].join('\n\n')}\n`;

const file = fileURLToPath(new URL('../docs/EVENTS.md', import.meta.url));
if (!process.argv.includes('--check')) {
  writeFileSync(file, generated);
} else if (readFileSync(file, 'utf8') === generated) {
  console.log('docs/EVENTS.md is current.');
} else {
  console.error('docs/EVENTS.md is not what the catalogue says. Run: npm run docs');
  process.exitCode = 1;
}
