-- Statements for the tables and views of Kreya. `npm run docs` generates this file from the catalogue of events.

-- The answers in answers.sql are views.
SELECT * FROM `kreya`.active_installations_by_day WHERE Day > today() - 30 ORDER BY Day;

SELECT * FROM `kreya`.adoption_by_month WHERE Month = toStartOfMonth(today()) ORDER BY Share DESC;

-- An example for the views of events: AppStarted in the last 7 days, by osName.
SELECT `osName`, count() AS Events, uniq(InstallationId) AS Installations
FROM `kreya`.`AppStarted`
WHERE Day > today() - 7
GROUP BY `osName` ORDER BY Events DESC;

-- Nightly: keep the numbers of past periods. Safe to run repeatedly; later runs include late events.
INSERT INTO `kreya`.counts (Period, Start, Event, Version, Events, Installations)
SELECT 'day', Start, Event, Version, sum(Seen * AdjustedCount), uniqCombined64Merge(Recorders)
FROM
(
    SELECT
        Day AS Start,
        Event,
        Version,
        AdjustedCount,
        uniqCombined64Merge(Events) AS Seen,
        uniqCombined64MergeState(Installations) AS Recorders
    FROM `kreya`.activity
    WHERE Day BETWEEN today() - 31 AND today() - 1
    GROUP BY Start, Event, Version, AdjustedCount
)
GROUP BY GROUPING SETS ((Start, Event, Version), (Start, Event), (Start, Version), (Start));

INSERT INTO `kreya`.counts (Period, Start, Event, Version, Events, Installations)
SELECT 'week', Start, Event, Version, sum(Seen * AdjustedCount), uniqCombined64Merge(Recorders)
FROM
(
    SELECT
        toMonday(Day) AS Start,
        Event,
        Version,
        AdjustedCount,
        uniqCombined64Merge(Events) AS Seen,
        uniqCombined64MergeState(Installations) AS Recorders
    FROM `kreya`.activity
    WHERE Day BETWEEN toMonday(today()) - 28 AND toMonday(today()) - 1
    GROUP BY Start, Event, Version, AdjustedCount
)
GROUP BY GROUPING SETS ((Start, Event, Version), (Start, Event), (Start, Version), (Start));

INSERT INTO `kreya`.counts (Period, Start, Event, Version, Events, Installations)
SELECT 'month', Start, Event, Version, sum(Seen * AdjustedCount), uniqCombined64Merge(Recorders)
FROM
(
    SELECT
        toStartOfMonth(Day) AS Start,
        Event,
        Version,
        AdjustedCount,
        uniqCombined64Merge(Events) AS Seen,
        uniqCombined64MergeState(Installations) AS Recorders
    FROM `kreya`.activity
    WHERE Day BETWEEN toStartOfMonth(today()) - INTERVAL 2 MONTH AND toStartOfMonth(today()) - 1
    GROUP BY Start, Event, Version, AdjustedCount
)
GROUP BY GROUPING SETS ((Start, Event, Version), (Start, Event), (Start, Version), (Start));

-- An example for the kept numbers. FINAL takes the latest run.
SELECT Start, Installations FROM `kreya`.counts FINAL
WHERE Period = 'month' AND Event = '' AND Version = '' ORDER BY Start;

-- When a person asks for the data that belongs to their installation ID: show it.
SELECT * FROM `kreya`.events FINAL WHERE InstallationId = '00000000-0000-4000-8000-000000000000' SETTINGS do_not_merge_across_partitions_select_final = 1;

-- When a person asks you for its deletion, rather than their client: do for them what it would have done.
INSERT INTO `kreya`.erased SELECT SHA256('00000000-0000-4000-8000-000000000000'), today();

-- Nightly: delete the events of everybody who asked. On replicated tables, run it once; it reaches every replica.
ALTER TABLE `kreya`.events DELETE WHERE SHA256(toString(InstallationId)) IN (SELECT InstallationHash FROM `kreya`.erased) SETTINGS mutations_sync = 2;

-- After deletions, for example weekly: rebuild the states, which hold hashes of IDs, from the remaining events.
TRUNCATE TABLE `kreya`.activity;
INSERT INTO `kreya`.activity
SELECT
    toDate(Time) AS Day,
    Event,
    Version,
    toUInt32(greatest(toUInt64OrZero(Attributes['kreya.adjusted_count']), 1)) AS AdjustedCount,
    uniqCombined64State(InstallationId) AS Installations,
    uniqCombined64State(Uid) AS Events
FROM `kreya`.events
GROUP BY Day, Event, Version, AdjustedCount;

-- The proof that nothing is left of them: 0 in each row.
SELECT 'events' AS Table, count() AS Remaining FROM `kreya`.events WHERE SHA256(toString(InstallationId)) IN (SELECT InstallationHash FROM `kreya`.erased)
UNION ALL
SELECT 'activity' AS Table, countIf(Counted != Stored) AS Remaining -- states in which somebody is counted who has no events
FROM
(
    SELECT Day, Event, Version, uniqCombined64Merge(Installations) AS Counted
    FROM `kreya`.activity GROUP BY Day, Event, Version
) AS states
LEFT JOIN
(
    SELECT Day, Event, Version, uniqCombined64(InstallationId) AS Stored
    FROM `kreya`.events GROUP BY Day, Event, Version
) AS rows USING (Day, Event, Version);
