/** The questions that a product's makers ask, each as a view of the name of its answer. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { wireNameOfEvent } from '../catalogue/wire.ts';
import { databaseOf, quoted } from './clickhouse.ts';
import type { DocumentsOptions } from './documents.ts';
import { funnelAnswer } from './funnels.ts';

export interface Answer {
  /** The view. */
  readonly name: string;
  readonly question: string;
  readonly sql: string;
  /** The column of dates by which it can be drawn over time; null if it is a list. */
  readonly time: string | null;
}

/** What one has to know of the installations that record a sampled event. */
function sampledNote({ events }: Catalogue): string {
  const sampled = Object.entries(events).flatMap(([name, { sampling }]) =>
    sampling === undefined ? [] : `one in ${sampling.oneIn} for ${name}`,
  );
  return sampled.length === 0 ? '' : ` Installations are those that record it: ${sampled.join(', ')}.`;
}

const INSTALLATIONS = 'uniqCombined64Merge(Installations) AS Installations';

export function answersOf({ catalogue, funnels = [] }: DocumentsOptions): readonly Answer[] {
  const { namespace } = catalogue;
  const database = databaseOf(catalogue);
  const wireName = (name: string) => `'${wireNameOfEvent(namespace, name)}'`;
  const activeBy = (period: string, start: string, word: string): Answer => ({
    name: `active_installations_by_${word}`,
    question: `How many installations were active, by ${word}?`,
    time: period,
    sql: `SELECT ${start} AS ${period}, ${INSTALLATIONS}
FROM ${database}.activity
GROUP BY ${period}`,
  });
  return [
    activeBy('Day', 'Day', 'day'),
    activeBy('Week', 'toMonday(Day)', 'week'),
    activeBy('Month', 'toStartOfMonth(Day)', 'month'),
    {
      name: 'active_installations_by_version',
      question: 'Which versions are in use? An installation that was updated during the day counts for both.',
      time: 'Day',
      sql: `SELECT Day, Version, ${INSTALLATIONS}
FROM ${database}.activity
GROUP BY Day, Version`,
    },
    {
      name: 'adoption_by_month',
      question: `Which share of the active installations recorded an event, and how often?${sampledNote(catalogue)}`,
      time: 'Month',
      sql: `SELECT Month, Event, Events, Installations, Installations / Active AS Share
FROM
(
    SELECT Month, Event, sum(Seen * AdjustedCount) AS Events, uniqCombined64Merge(Recorders) AS Installations
    FROM
    (
        SELECT
            toStartOfMonth(Day) AS Month,
            Event,
            AdjustedCount,
            uniqCombined64Merge(Events) AS Seen,
            uniqCombined64MergeState(Installations) AS Recorders
        FROM ${database}.activity
        GROUP BY Month, Event, AdjustedCount
    )
    GROUP BY Month, Event
) AS recorded
INNER JOIN
(
    SELECT Month, Installations AS Active FROM ${database}.active_installations_by_month
) AS active USING (Month)`,
    },
    {
      name: 'turned_off_by_month',
      question: 'Which share of the active installations turned telemetry off?',
      time: 'Month',
      sql: `SELECT Month, Installations, Share
FROM ${database}.adoption_by_month
WHERE Event = ${wireName('TelemetryDisabled')}`,
    },
    {
      name: 'dropped_by_day',
      question: 'How many events did clients drop, and why?',
      time: 'Day',
      sql: `SELECT Day, reason, sum(${quoted('count')}) AS Dropped, uniqExact(InstallationId) AS Installations
FROM ${database}.${quoted('TelemetryEventsDropped')}
GROUP BY Day, reason`,
    },
    {
      name: 'repeats_by_day',
      question: 'How many duplicates arrived? Events that were deleted on request count, too.',
      time: 'Day',
      sql: `SELECT Day, Received, Events, if(Received > Events, Received - Events, 0) AS Repeats
FROM
(
    SELECT Day, sum(Received) AS Received FROM ${database}.received GROUP BY Day
) AS rows
INNER JOIN
(
    SELECT Day, count() AS Events FROM ${database}.events FINAL GROUP BY Day
) AS each_once USING (Day)`,
    },
    errorsByVersion(catalogue),
    ...funnels.flatMap((funnel) => funnelAnswer(catalogue, funnel)),
  ];
}

function errorsByVersion(catalogue: Catalogue): Answer {
  const database = databaseOf(catalogue);
  return {
    name: 'errors_by_version',
    question:
      'How many error reports came from each version, and in how many installations did no process crash or exit unexpectedly?',
    time: 'Day',
    sql: `SELECT Day, Version, Installations, Exceptions, Crashes, Gone, Crashed, 1 - Crashed / Installations AS CrashFree
FROM
(
    SELECT Day, Version, ${INSTALLATIONS}
    FROM ${database}.activity
    GROUP BY Day, Version
) AS active
LEFT JOIN
(
    SELECT
        Day,
        Version,
        countIf(kind = 'exception') AS Exceptions,
        countIf(kind = 'crash') AS Crashes,
        countIf(kind = 'gone') AS Gone,
        uniqExactIf(InstallationId, kind != 'exception') AS Crashed
    FROM ${database}.${quoted('TelemetryErrorReported')}
    GROUP BY Day, Version
) AS reported USING (Day, Version)`,
  };
}

/** The whole file of views. It can be run again. */
export function answersSql(options: DocumentsOptions): string {
  const { catalogue, product, command } = options;
  const views = answersOf(options).map(
    ({ name, question, sql }) =>
      `-- ${question}\nCREATE OR REPLACE VIEW ${databaseOf(catalogue)}.${quoted(name)} AS\n${sql};\n`,
  );
  return `-- Answers from the events of ${product}: views of the tables in clickhouse.sql, each named for its question.
-- \`${command}\` generates this file from the catalogue of events. Run it after clickhouse.sql.
-- They go back as far as the events do; the table counts keeps numbers for longer. Above a few thousand,
-- installations and events are estimates, within half a per cent.

${views.join('\n')}`;
}
