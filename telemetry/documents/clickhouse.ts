/** ClickHouse tables for a catalogue's events, and a view with typed columns for each event. */
import { type CarriedAttribute, carriedByEvery } from '../catalogue/carried.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { EventDefinition } from '../catalogue/define.ts';
import type { OwnEventName } from '../catalogue/own-events.ts';
import { wireNameOfAdjustedCount, wireNameOfEvent, wireNameOfField } from '../catalogue/wire.ts';
import { namesOf } from '../core/names.ts';
import type { DocumentsOptions } from './documents.ts';

/** Makes \`FINAL\` cheap: duplicates of an event are always in the same partition. */
export const CHEAP_FINAL = 'SETTINGS do_not_merge_across_partitions_select_final = 1';

/** Quotes a name for ClickHouse. Names of events and fields contain no backquotes. */
export const quoted = (name: string): string => `\`${name}\``;

/** Makes text fit into a comment on one line. */
const inLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The database of a catalogue, quoted, since a namespace can be a word that ClickHouse reserves. */
export const databaseOf = ({ namespace }: Pick<Catalogue, 'namespace'>): string =>
  quoted(namesOf(namespace).product);

/** How many events a row stands for: more than one if the event is sampled. */
function adjustedCountOf(namespace: string): string {
  return `greatest(toUInt64OrZero(Attributes['${wireNameOfAdjustedCount(namespace)}']), 1)`;
}

/** It is not stored as an event: its ID must be in no table. */
const ERASURE: OwnEventName = 'TelemetryErasureRequested';

/** Whether a row belongs to an installation whose data is to be deleted. The ID is the text that `toString` makes of a UUID. */
export function isErased(catalogue: Catalogue): string {
  return `SHA256(toString(InstallationId)) IN (SELECT InstallationHash FROM ${databaseOf(catalogue)}.erased)`;
}

/** What is stored of what comes in. */
function storedEvents(catalogue: Catalogue, database: string): string {
  const { namespace } = catalogue;
  return `SELECT
    Timestamp AS Time,
    LogAttributes['event.name'] AS Event,
    toUUIDOrZero(ResourceAttributes['app.installation.id']) AS InstallationId,
    toUUIDOrZero(LogAttributes['log.record.uid']) AS Uid,
    ScopeVersion AS Version,
    mapConcat(
        mapFilter((name, value) -> name NOT IN ('log.record.uid', 'event.name'), LogAttributes),
        mapFilter((name, value) -> name NOT IN ('service.name', 'app.installation.id'), ResourceAttributes)
    ) AS Attributes -- both: events and common fields never share a name
FROM ${database}.incoming
WHERE ServiceName = '${namesOf(namespace).product}'
  AND startsWith(Event, '${namespace}.')
  AND Event != '${wireNameOfEvent(namespace, ERASURE)}'
  AND InstallationId != toUUID('00000000-0000-0000-0000-000000000000')
  AND Uid != toUUID('00000000-0000-0000-0000-000000000000')
  AND Timestamp BETWEEN now() - INTERVAL 40 DAY AND now() + INTERVAL 2 DAY
  AND NOT ${isErased(catalogue)}`;
}

/** The select from the table of events that fills the table of activity, after `into`, which names the target. */
export function activityOfEvents(catalogue: Catalogue, into: string): string {
  return `${into}
SELECT
    toDate(Time) AS Day,
    Event,
    Version,
    toUInt32(${adjustedCountOf(catalogue.namespace)}) AS AdjustedCount,
    uniqCombined64State(InstallationId) AS Installations,
    uniqCombined64State(Uid) AS Events
FROM ${databaseOf(catalogue)}.events
GROUP BY Day, Event, Version, AdjustedCount`;
}

function columnOf(kind: CarriedAttribute['kind'], wireName: string): string {
  const text = `nullIf(Attributes['${wireName}'], '')`;
  switch (kind?.kind) {
    case 'flag':
      return `CAST(${text} = 'true', 'Nullable(Bool)')`;
    case 'wholeNumber':
      return `toInt64OrNull(Attributes['${wireName}'])`;
    case 'oneOf':
    case 'version':
    case undefined:
      return text;
  }
}

function viewOf(catalogue: Catalogue, database: string, name: string, event: EventDefinition): string {
  const { namespace } = catalogue;
  const fields = Object.entries(event.fields).map(([fieldName, field]) => ({
    ...field,
    name: fieldName,
    wireName: wireNameOfField(namespace, fieldName, field),
  }));
  const columns = [...fields, ...carriedByEvery(catalogue)].map(
    ({ name: column, wireName, kind, description }) =>
      `    ${columnOf(kind, wireName)} AS ${quoted(column)}, -- ${inLine(description)}\n`,
  );
  if (event.sampling !== undefined)
    columns.push(`    ${adjustedCountOf(namespace)} AS AdjustedCount, -- How many events it stands for.\n`);
  return `-- ${inLine(event.description)} Since ${event.since}.
CREATE OR REPLACE VIEW ${database}.${quoted(name)} AS
SELECT
${columns.join('')}    Day, Time, InstallationId, Version, Uid
FROM ${database}.events FINAL
WHERE Event = '${wireNameOfEvent(namespace, name)}'
${CHEAP_FINAL};
`;
}

/** The whole file. It can be run repeatedly: it keeps existing tables and brings views up to date. */
export function clickHouseSchema({ catalogue, product, command }: DocumentsOptions): string {
  const { namespace, events } = catalogue;
  const service = namesOf(namespace).product;
  const database = databaseOf(catalogue);
  const views = Object.entries(events)
    .filter(([name]) => name !== ERASURE)
    .map(([name, event]) => viewOf(catalogue, database, name, event));
  return `-- The tables in which a Collector stores the events of ${product}, and a view for each event.
-- \`${command}\` generates this file from the catalogue of events. Run the file before each release that adds events.

CREATE DATABASE IF NOT EXISTS ${database};

-- The collector writes here. The columns are those of its INSERT; nothing is stored.
CREATE TABLE IF NOT EXISTS ${database}.incoming
(
    Timestamp DateTime64(9),
    TraceId String,
    SpanId String,
    TraceFlags UInt8,
    SeverityText LowCardinality(String),
    SeverityNumber UInt8,
    ServiceName LowCardinality(String),
    Body String,
    ResourceSchemaUrl LowCardinality(String),
    ResourceAttributes Map(LowCardinality(String), String),
    ScopeSchemaUrl LowCardinality(String),
    ScopeName String,
    ScopeVersion LowCardinality(String),
    ScopeAttributes Map(LowCardinality(String), String),
    LogAttributes Map(LowCardinality(String), String)
)
ENGINE = Null;

-- One row per event. A duplicate has the same sorting key, byte for byte, and disappears when parts are merged.
CREATE TABLE IF NOT EXISTS ${database}.events
(
    Day Date MATERIALIZED toDate(Time),
    Time DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    Event LowCardinality(String),
    InstallationId UUID CODEC(ZSTD(1)),
    Uid UUID CODEC(ZSTD(1)),
    Version LowCardinality(String),
    Attributes Map(LowCardinality(String), LowCardinality(String)) CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(Day)
ORDER BY (Day, Event, InstallationId, Uid)
TTL Day + INTERVAL 90 DAY;

-- Whose data is to be deleted, as SHA-256 hashes of installation IDs. They need no salt: an ID has 122 random bits, so nobody
-- can find it by trying. After a year, no client sends anything that old.
CREATE TABLE IF NOT EXISTS ${database}.erased
(
    InstallationHash FixedString(32),
    Day Date
)
ENGINE = ReplacingMergeTree
ORDER BY InstallationHash
TTL Day + INTERVAL 1 YEAR;

CREATE MATERIALIZED VIEW IF NOT EXISTS ${database}.incoming_to_erased TO ${database}.erased AS
SELECT
    SHA256(toString(toUUIDOrZero(ResourceAttributes['app.installation.id']))) AS InstallationHash,
    today() AS Day
FROM ${database}.incoming
WHERE ServiceName = '${service}'
  AND LogAttributes['event.name'] = '${wireNameOfEvent(namespace, ERASURE)}';

-- Leaves out rows that are not events of ${product}, come from a clock that is wrong by weeks or more, or belong to an
-- installation whose data is to be deleted.
CREATE MATERIALIZED VIEW IF NOT EXISTS ${database}.incoming_to_events TO ${database}.events AS
${storedEvents(catalogue, database)};

-- The same for a view that an earlier release of this file created.
ALTER TABLE ${database}.incoming_to_events MODIFY QUERY
${storedEvents(catalogue, database)};

-- How many rows arrived. The excess over the events are duplicates, the cost of lost responses.
CREATE TABLE IF NOT EXISTS ${database}.received
(
    Day Date,
    Event LowCardinality(String),
    Received UInt64
)
ENGINE = SummingMergeTree
ORDER BY (Day, Event)
TTL Day + INTERVAL 90 DAY;

CREATE MATERIALIZED VIEW IF NOT EXISTS ${database}.events_to_received TO ${database}.received AS
SELECT toDate(Time) AS Day, Event, count() AS Received
FROM ${database}.events
GROUP BY Day, Event;

-- Who was active, as states that can be merged over days, events and versions. Late and duplicate events don't
-- distort them. A state holds hashes of IDs, so it is kept no longer than the events.
CREATE TABLE IF NOT EXISTS ${database}.activity
(
    Day Date,
    Event LowCardinality(String),
    Version LowCardinality(String),
    AdjustedCount UInt32, -- How many events each one stands for: more than 1 if it is sampled.
    Installations AggregateFunction(uniqCombined64, UUID),
    Events AggregateFunction(uniqCombined64, UUID)
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(Day)
ORDER BY (Day, Event, Version, AdjustedCount)
TTL Day + INTERVAL 90 DAY;

${activityOfEvents(catalogue, `CREATE MATERIALIZED VIEW IF NOT EXISTS ${database}.events_to_activity TO ${database}.activity AS`)};

-- Numbers without IDs, to keep for years. An empty Event or Version means all of them.
CREATE TABLE IF NOT EXISTS ${database}.counts
(
    Period Enum8('day' = 1, 'week' = 2, 'month' = 3),
    Start Date,
    Event LowCardinality(String),
    Version LowCardinality(String),
    Events UInt64,
    Installations UInt64,
    CountedAt DateTime DEFAULT now()
)
ENGINE = ReplacingMergeTree(CountedAt)
ORDER BY (Period, Start, Event, Version);

-- Each view has every event once, with its fields as columns. A field that an event does not have is NULL.

${views.join('\n')}`;
}
