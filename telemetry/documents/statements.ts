/** Statements over the tables and views of a catalogue, in files by when operators run them. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { activityOfEvents, CHEAP_FINAL, databaseOf, isErased, quoted } from './clickhouse.ts';
import type { DocumentsOptions } from './documents.ts';

/** An example question, to the first event with a field that is one of several values. */
function exampleOf(catalogue: Catalogue): string {
  for (const [name, { fields, sampling }] of Object.entries(catalogue.events)) {
    const [field] = Object.entries(fields).find(([, { kind }]) => kind.kind === 'oneOf') ?? [];
    if (field === undefined) continue;
    const column = quoted(field);
    const count = sampling === undefined ? 'count()' : 'sum(AdjustedCount)';
    return `-- An example for the views of events: ${name} in the last 7 days, by ${field}.
SELECT ${column}, ${count} AS Events, uniq(InstallationId) AS Installations
FROM ${databaseOf(catalogue)}.${quoted(name)}
WHERE Day > today() - 7
GROUP BY ${column} ORDER BY Events DESC;
`;
  }
  return '';
}

const PERIODS = [
  { period: 'day', start: 'Day', from: 'today() - 31', to: 'today() - 1' },
  { period: 'week', start: 'toMonday(Day)', from: 'toMonday(today()) - 28', to: 'toMonday(today()) - 1' },
  {
    period: 'month',
    start: 'toStartOfMonth(Day)',
    from: 'toStartOfMonth(today()) - INTERVAL 2 MONTH',
    to: 'toStartOfMonth(today()) - 1',
  },
] as const;

function countStatement(database: string, { period, start, from, to }: (typeof PERIODS)[number]): string {
  return `INSERT INTO ${database}.counts (Period, Start, Event, Version, Events, Installations)
SELECT '${period}', Start, Event, Version, sum(Seen * AdjustedCount), uniqCombined64Merge(Recorders)
FROM
(
    SELECT
        ${start} AS Start,
        Event,
        Version,
        AdjustedCount,
        uniqCombined64Merge(Events) AS Seen,
        uniqCombined64MergeState(Installations) AS Recorders
    FROM ${database}.activity
    WHERE Day BETWEEN ${from} AND ${to}
    GROUP BY Start, Event, Version, AdjustedCount
)
GROUP BY GROUPING SETS ((Start, Event, Version), (Start, Event), (Start, Version), (Start));
`;
}

/** Stands for the ID of a person who asks. */
const EXAMPLE_ID = '00000000-0000-4000-8000-000000000000';

/** `examples.sql`: to run when somebody has a question. */
export function exampleQueries({ catalogue, product, command }: DocumentsOptions): string {
  const database = databaseOf(catalogue);
  return `-- Example questions to the events of ${product}. \`${command}\` generates this file from the catalogue of events.

-- The answers in answers.sql are views.
SELECT * FROM ${database}.active_installations_by_day WHERE Day > today() - 30 ORDER BY Day;

SELECT * FROM ${database}.adoption_by_month WHERE Month = toStartOfMonth(today()) ORDER BY Share DESC;

${exampleOf(catalogue)}
-- The numbers that nightly.sql keeps. FINAL takes the latest run.
SELECT Start, Installations FROM ${database}.counts FINAL
WHERE Period = 'month' AND Event = '' AND Version = '' ORDER BY Start;
`;
}

/** `nightly.sql` */
export function nightlyStatements({ catalogue, product, command }: DocumentsOptions): string {
  const database = databaseOf(catalogue);
  return `-- What to run every night over the events of ${product}. \`${command}\` generates this file from the catalogue of events.
-- It is safe to run repeatedly, and a night that is missed is made up for by the next one.

-- Keep the numbers of past periods. Later runs include late events.
${PERIODS.map((period) => countStatement(database, period)).join('\n')}
-- Delete the events of everybody who asked. On replicated tables, run it once; it reaches every replica.
ALTER TABLE ${database}.events DELETE WHERE ${isErased(catalogue)} SETTINGS mutations_sync = 2;
`;
}

/** `weekly.sql` */
export function weeklyStatements({ catalogue, product, command }: DocumentsOptions): string {
  const database = databaseOf(catalogue);
  return `-- What to run every week over the events of ${product}, after nightly.sql. \`${command}\` generates this file.

-- Rebuild the states, which hold hashes of IDs, from the events that nightly.sql has left.
TRUNCATE TABLE ${database}.activity;
${activityOfEvents(catalogue, `INSERT INTO ${database}.activity`)};
`;
}

/** `on-request.sql` */
export function requestStatements({ catalogue, product, command }: DocumentsOptions): string {
  const database = databaseOf(catalogue);
  return `-- What to run when a person writes to you about their data in ${product}, with their installation ID in place of this one.
-- \`${command}\` generates this file.

-- They ask for the data that belongs to their installation ID: show it.
SELECT * FROM ${database}.events FINAL WHERE InstallationId = '${EXAMPLE_ID}' ${CHEAP_FINAL};

-- They ask you for its deletion, rather than their client: do for them what it would have done. nightly.sql does the rest.
INSERT INTO ${database}.erased SELECT SHA256('${EXAMPLE_ID}'), today();
`;
}

/** `proof.sql` */
export function proofOfErasure({ catalogue, product, command }: DocumentsOptions): string {
  const database = databaseOf(catalogue);
  return `-- The proof that nothing is left in ${product}’s store of those who asked for deletion: after nightly.sql and weekly.sql,
-- 0 in each row. \`${command}\` generates this file.

SELECT 'events' AS Table, count() AS Remaining FROM ${database}.events WHERE ${isErased(catalogue)}
UNION ALL
SELECT 'activity' AS Table, countIf(Counted != Stored) AS Remaining -- states in which somebody is counted who has no events
FROM
(
    SELECT Day, Event, Version, uniqCombined64Merge(Installations) AS Counted
    FROM ${database}.activity GROUP BY Day, Event, Version
) AS states
LEFT JOIN
(
    SELECT Day, Event, Version, uniqCombined64(InstallationId) AS Stored
    FROM ${database}.events GROUP BY Day, Event, Version
) AS rows USING (Day, Event, Version);
`;
}
