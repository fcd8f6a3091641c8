/** Queries for operators, over the tables and views of a catalogue. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { wireNameOfEvent } from '../catalogue/wire.ts';
import { namesOf } from '../core/names.ts';
import { CHEAP_FINAL, eventCount, quoted } from './clickhouse.ts';
import type { DocumentsOptions } from './documents.ts';

/** An example query, for the first event with a field that is one of several values. */
function exampleOf({ events }: Catalogue, database: string): string {
  for (const [name, { fields, sampling }] of Object.entries(events)) {
    const [field] = Object.entries(fields).find(([, { kind }]) => kind.kind === 'oneOf') ?? [];
    if (field === undefined) continue;
    const column = quoted(field);
    const count = sampling === undefined ? 'count()' : 'sum(AdjustedCount)';
    return `-- An example for the views: ${name} in the last 7 days, by ${field}.
SELECT ${column}, ${count} AS Events, uniq(InstallationId) AS Installations
FROM ${database}.${quoted(name)}
WHERE Day > today() - 7
GROUP BY ${column} ORDER BY Events DESC;
`;
  }
  return '';
}

/** Explains the counts of sampled events. */
function sampledNote({ events }: Catalogue): string {
  const sampled = Object.entries(events).filter(([, { sampling }]) => sampling !== undefined);
  if (sampled.length === 0) return '';
  return `
-- Each sampled event counts as many times as it stands for. Only some installations record them: ${sampled
    .map(([name, { sampling }]) => `one in ${sampling?.oneIn} for ${name}`)
    .join(', ')}.`;
}

/** The whole file. */
export function clickHouseQueries({ catalogue, product, command }: DocumentsOptions): string {
  const { namespace } = catalogue;
  const database = namesOf(namespace).product;
  const count = eventCount(catalogue);
  const eventOf = (name: string) => `'${wireNameOfEvent(namespace, name)}'`;
  return `-- Queries about the events of ${product}, for the tables and views in clickhouse.sql.
-- \`${command}\` generates this file from the catalogue of events.

-- Daily active installations in the last 30 days. Duplicates don't matter here.
SELECT Day, uniqExact(InstallationId) AS Installations
FROM ${database}.events
WHERE Day > today() - 30
GROUP BY Day ORDER BY Day;

-- How often each event was recorded in the last 7 days, and by how many installations. FINAL removes duplicates.${sampledNote(catalogue)}
SELECT Event, ${count} AS Events, uniq(InstallationId) AS Installations
FROM ${database}.events FINAL
WHERE Day > today() - 7
GROUP BY Event ORDER BY Events DESC
${CHEAP_FINAL};

${exampleOf(catalogue, database)}
-- How many installations turned telemetry off, per day. They send nothing after that.
SELECT Day, uniq(InstallationId) AS Installations
FROM ${database}.events
WHERE Day > today() - 30 AND Event = ${eventOf('TelemetryDisabled')}
GROUP BY Day ORDER BY Day;

-- What clients dropped, and why.
SELECT Day, reason, sum(${quoted('count')}) AS Dropped, uniq(InstallationId) AS Installations
FROM ${database}.${quoted('TelemetryEventsDropped')}
WHERE Day > today() - 30
GROUP BY Day, reason ORDER BY Day, Dropped DESC;

-- How many duplicates arrived and have not been merged yet.
SELECT count() - uniqExact(Uid) AS Duplicates, count() AS Rows FROM ${database}.events WHERE Day > today() - 2;

-- Nightly: the counts to keep. Late events still arrive for 30 days, so it counts those days again.
INSERT INTO ${database}.daily
SELECT Day, Event, Version, ${count}, uniqExact(InstallationId)
FROM ${database}.events FINAL
WHERE Day BETWEEN today() - 31 AND today() - 1
GROUP BY Day, Event, Version
${CHEAP_FINAL};

-- When a person asks for the data that belongs to their installation ID: show it, and delete it.
SELECT * FROM ${database}.events FINAL WHERE InstallationId = '00000000-0000-4000-8000-000000000000';
DELETE FROM ${database}.events WHERE InstallationId = '00000000-0000-4000-8000-000000000000';
`;
}
