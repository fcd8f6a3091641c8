/** Questions that operators have, as queries to the tables and views of a catalogue. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { wireNameOfEvent } from '../catalogue/wire.ts';
import { namesOf } from '../core/names.ts';
import { CHEAP_FINAL, eventCount, quoted } from './clickhouse.ts';
import type { DocumentsOptions } from './documents.ts';

/** What one of the events says, as an example of all of them. The first with a field that is one of several values. */
function exampleOf({ events }: Catalogue, database: string): string {
  for (const [name, { fields, sampling }] of Object.entries(events)) {
    const [field] = Object.entries(fields).find(([, { kind }]) => kind.kind === 'oneOf') ?? [];
    if (field === undefined) continue;
    const column = quoted(field);
    const count = sampling === undefined ? 'count()' : 'sum(AdjustedCount)';
    return `-- An example of what the views are for: ${name} of the last 7 days by its ${field}.
SELECT ${column}, ${count} AS Events, uniq(InstallationId) AS Installations
FROM ${database}.${quoted(name)}
WHERE Day > today() - 7
GROUP BY ${column} ORDER BY Events DESC;
`;
  }
  return '';
}

/** What one has to know of the counts. */
function sampledNote({ events }: Catalogue): string {
  const sampled = Object.entries(events).filter(([, { sampling }]) => sampling !== undefined);
  if (sampled.length === 0) return '';
  return `
-- Sampled events count for as many as they stand for. Installations are those that record them: ${sampled
    .map(([name, { sampling }]) => `one in ${sampling?.oneIn} for ${name}`)
    .join(', ')}.`;
}

/** The whole file. */
export function clickHouseQueries({ catalogue, product, command }: DocumentsOptions): string {
  const { namespace } = catalogue;
  const database = namesOf(namespace).product;
  const count = eventCount(catalogue);
  const eventOf = (name: string) => `'${wireNameOfEvent(namespace, name)}'`;
  return `-- Questions about the events of ${product}, to the tables and views of clickhouse.sql.
-- Generated from the catalogue of events by \`${command}\`.

-- Daily active installations of the last 30 days. Repeats do not matter here.
SELECT Day, uniqExact(InstallationId) AS Installations
FROM ${database}.events
WHERE Day > today() - 30
GROUP BY Day ORDER BY Day;

-- How often each event was recorded in the last 7 days, and by how many. FINAL leaves one of each event.${sampledNote(catalogue)}
SELECT Event, ${count} AS Events, uniq(InstallationId) AS Installations
FROM ${database}.events FINAL
WHERE Day > today() - 7
GROUP BY Event ORDER BY Events DESC
${CHEAP_FINAL};

${exampleOf(catalogue, database)}
-- How many installations turned telemetry off, a day. After that nothing comes from them.
SELECT Day, uniq(InstallationId) AS Installations
FROM ${database}.events
WHERE Day > today() - 30 AND Event = ${eventOf('TelemetryDisabled')}
GROUP BY Day ORDER BY Day;

-- What clients gave up on, and why.
SELECT Day, reason, sum(${quoted('count')}) AS Dropped, uniq(InstallationId) AS Installations
FROM ${database}.${quoted('TelemetryEventsDropped')}
WHERE Day > today() - 30
GROUP BY Day, reason ORDER BY Day, Dropped DESC;

-- How many repeats came in, as far as they are not merged away yet.
SELECT count() - uniqExact(Uid) AS Repeats, count() AS Rows FROM ${database}.events WHERE Day > today() - 2;

-- Nightly: the counts to keep, for days whose stragglers are in. It can be run again for the same days.
INSERT INTO ${database}.daily
SELECT Day, Event, Version, ${count}, uniqExact(InstallationId)
FROM ${database}.events FINAL
WHERE Day BETWEEN today() - 31 AND today() - 1
GROUP BY Day, Event, Version
${CHEAP_FINAL};

-- A person asks for what belongs to their installation ID: to see it, and to have it deleted.
SELECT * FROM ${database}.events FINAL WHERE InstallationId = '00000000-0000-4000-8000-000000000000';
DELETE FROM ${database}.events WHERE InstallationId = '00000000-0000-4000-8000-000000000000';
`;
}
