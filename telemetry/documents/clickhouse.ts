/** ClickHouse's tables for the events of a catalogue, and a view with typed columns for each event. */
import { type CarriedAttribute, carriedByEvery } from '../catalogue/carried.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { EventDefinition } from '../catalogue/define.ts';
import { wireNameOfAdjustedCount, wireNameOfEvent, wireNameOfField } from '../catalogue/wire.ts';
import { namesOf } from '../core/names.ts';
import type { DocumentsOptions } from './documents.ts';

/** Makes \`FINAL\` cheap: repeats of an event are always in the same partition. */
export const CHEAP_FINAL = 'SETTINGS do_not_merge_across_partitions_select_final = 1';

/** A name that ClickHouse takes whatever it is. Names of events and fields have no backquote in them. */
export const quoted = (name: string): string => `\`${name}\``;

/** Text in a comment to the end of the line. */
const inLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** For how many events a row stands: more than one if the event is sampled. */
function adjustedCountOf(namespace: string): string {
  return `greatest(toUInt64OrZero(Attributes['${wireNameOfAdjustedCount(namespace)}']), 1)`;
}

/** How many events there were, of rows of the table of all events. */
export function eventCount({ namespace, events }: Catalogue): string {
  const isAnySampled = Object.values(events).some(({ sampling }) => sampling !== undefined);
  return isAnySampled ? `sum(${adjustedCountOf(namespace)})` : 'count()';
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
    columns.push(`    ${adjustedCountOf(namespace)} AS AdjustedCount, -- For how many it stands.\n`);
  return `-- ${inLine(event.description)} Since ${event.since}.
CREATE OR REPLACE VIEW ${database}.${quoted(name)} AS
SELECT
${columns.join('')}    Day, Time, InstallationId, Version, Uid
FROM ${database}.events FINAL
WHERE Event = '${wireNameOfEvent(namespace, name)}'
${CHEAP_FINAL};
`;
}

/** The whole file. It can be run again: it keeps tables that are there, and replaces views. */
export function clickHouseSchema({ catalogue, product, command }: DocumentsOptions): string {
  const { namespace, events } = catalogue;
  const database = namesOf(namespace).product;
  const views = Object.entries(events).map(([name, event]) => viewOf(catalogue, database, name, event));
  return `-- The tables in which a Collector stores the events of ${product}, and one view for each event.
-- Generated from the catalogue of events by \`${command}\`. Run it again before each release that adds events.

CREATE DATABASE IF NOT EXISTS ${database};

-- Where the collector writes: the columns of its INSERT. Nothing is stored here.
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

-- One row per event. A repeat has the same sorting key, byte for byte, and goes when parts are merged.
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

-- What is not an event of ${product}, or comes from a clock that is years off, stays out.
CREATE MATERIALIZED VIEW IF NOT EXISTS ${database}.incoming_to_events TO ${database}.events AS
SELECT
    Timestamp AS Time,
    LogAttributes['event.name'] AS Event,
    toUUIDOrZero(ResourceAttributes['app.installation.id']) AS InstallationId,
    toUUIDOrZero(LogAttributes['log.record.uid']) AS Uid,
    ScopeVersion AS Version,
    mapConcat(
        mapFilter((name, value) -> name NOT IN ('log.record.uid', 'event.name'), LogAttributes),
        mapFilter((name, value) -> name NOT IN ('service.name', 'app.installation.id'), ResourceAttributes)
    ) AS Attributes -- both, since an event does not share names with what goes with all of them
FROM ${database}.incoming
WHERE ServiceName = '${database}'
  AND startsWith(Event, '${namespace}.')
  AND InstallationId != toUUID('00000000-0000-0000-0000-000000000000')
  AND Uid != toUUID('00000000-0000-0000-0000-000000000000')
  AND Timestamp BETWEEN now() - INTERVAL 40 DAY AND now() + INTERVAL 2 DAY;

-- What is kept for years: counts, without IDs.
CREATE TABLE IF NOT EXISTS ${database}.daily
(
    Day Date,
    Event LowCardinality(String),
    Version LowCardinality(String),
    Events UInt64,
    Installations UInt64
)
ENGINE = ReplacingMergeTree
ORDER BY (Day, Event, Version);

-- Each event once, with its fields as columns. A field that an event does not have is NULL.

${views.join('\n')}`;
}
