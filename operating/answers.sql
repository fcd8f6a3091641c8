-- Answers from the events of Kreya: views of the tables in clickhouse.sql, each named for its question.
-- `npm run docs` generates this file from the catalogue of events. Run it after clickhouse.sql.
-- They go back as far as the events do; the table counts keeps numbers for longer. Above a few thousand,
-- installations and events are estimates, within half a per cent.

-- How many installations were active, by day?
CREATE OR REPLACE VIEW `kreya`.`active_installations_by_day` AS
SELECT Day AS Day, uniqCombined64Merge(Installations) AS Installations
FROM `kreya`.activity
GROUP BY Day;

-- How many installations were active, by week?
CREATE OR REPLACE VIEW `kreya`.`active_installations_by_week` AS
SELECT toMonday(Day) AS Week, uniqCombined64Merge(Installations) AS Installations
FROM `kreya`.activity
GROUP BY Week;

-- How many installations were active, by month?
CREATE OR REPLACE VIEW `kreya`.`active_installations_by_month` AS
SELECT toStartOfMonth(Day) AS Month, uniqCombined64Merge(Installations) AS Installations
FROM `kreya`.activity
GROUP BY Month;

-- Which versions are in use? An installation that was updated during the day counts for both.
CREATE OR REPLACE VIEW `kreya`.`active_installations_by_version` AS
SELECT Day, Version, uniqCombined64Merge(Installations) AS Installations
FROM `kreya`.activity
GROUP BY Day, Version;

-- Which share of the active installations recorded an event, and how often?
CREATE OR REPLACE VIEW `kreya`.`adoption_by_month` AS
SELECT Month, Event, Events, Installations, Installations / Active AS Share
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
        FROM `kreya`.activity
        GROUP BY Month, Event, AdjustedCount
    )
    GROUP BY Month, Event
) AS recorded
INNER JOIN
(
    SELECT Month, Installations AS Active FROM `kreya`.active_installations_by_month
) AS active USING (Month);

-- Which share of the active installations turned telemetry off?
CREATE OR REPLACE VIEW `kreya`.`turned_off_by_month` AS
SELECT Month, Installations, Share
FROM `kreya`.adoption_by_month
WHERE Event = 'kreya.telemetry_disabled';

-- How many events did clients drop, and why?
CREATE OR REPLACE VIEW `kreya`.`dropped_by_day` AS
SELECT Day, reason, sum(`count`) AS Dropped, uniqExact(InstallationId) AS Installations
FROM `kreya`.`TelemetryEventsDropped`
GROUP BY Day, reason;

-- How many duplicates arrived? Events that were deleted on request count, too.
CREATE OR REPLACE VIEW `kreya`.`repeats_by_day` AS
SELECT Day, Received, Events, if(Received > Events, Received - Events, 0) AS Repeats
FROM
(
    SELECT Day, sum(Received) AS Received FROM `kreya`.received GROUP BY Day
) AS rows
INNER JOIN
(
    SELECT Day, count() AS Events FROM `kreya`.events FINAL GROUP BY Day
) AS each_once USING (Day);

-- How many error reports came from each version, and in how many installations did no process crash or exit unexpectedly?
CREATE OR REPLACE VIEW `kreya`.`errors_by_version` AS
SELECT Day, Version, Installations, Exceptions, Crashes, Gone, Crashed, 1 - Crashed / Installations AS CrashFree
FROM
(
    SELECT Day, Version, uniqCombined64Merge(Installations) AS Installations
    FROM `kreya`.activity
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
    FROM `kreya`.`TelemetryErrorReported`
    GROUP BY Day, Version
) AS reported USING (Day, Version);

-- How far do installations get in the steps of TourStepCompleted.step?
CREATE OR REPLACE VIEW `kreya`.`funnel_TourStepCompleted_step` AS
WITH ['createProject', 'addImporter', 'invokeOperation', 'addEnvironment', 'addAuth', 'finish'] AS steps
SELECT
    number + 1 AS Position,
    steps[Position] AS Step,
    countIf(has(Done, Step)) AS Installations,
    countIf(hasAll(Done, arraySlice(steps, 1, Position))) AS WithAllBefore
FROM numbers(6) AS positions
CROSS JOIN
(
    SELECT InstallationId, groupUniqArray(assumeNotNull(`step`)) AS Done
    FROM `kreya`.`TourStepCompleted`
    GROUP BY InstallationId
) AS installations
GROUP BY Position, Step
ORDER BY Position;
