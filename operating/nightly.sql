-- What to run every night over the events of Kreya. `npm run docs` generates this file from the catalogue of events.
-- It is safe to run repeatedly, and a night that is missed is made up for by the next one.

-- Keep the numbers of past periods. Later runs include late events.
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

-- Delete the events of everybody who asked. On replicated tables, run it once; it reaches every replica.
ALTER TABLE `kreya`.events DELETE WHERE SHA256(toString(InstallationId)) IN (SELECT InstallationHash FROM `kreya`.erased) SETTINGS mutations_sync = 2;
