-- Questions about the events of Kreya, to the tables and views of clickhouse.sql.
-- Generated from the catalogue of events by `npm run docs`.

-- Daily active installations of the last 30 days. Repeats do not matter here.
SELECT Day, uniqExact(InstallationId) AS Installations
FROM kreya.events
WHERE Day > today() - 30
GROUP BY Day ORDER BY Day;

-- How often each event was recorded in the last 7 days, and by how many. FINAL leaves one of each event.
SELECT Event, count() AS Events, uniq(InstallationId) AS Installations
FROM kreya.events FINAL
WHERE Day > today() - 7
GROUP BY Event ORDER BY Events DESC
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An example of what the views are for: AppStarted of the last 7 days by its osName.
SELECT `osName`, count() AS Events, uniq(InstallationId) AS Installations
FROM kreya.`AppStarted`
WHERE Day > today() - 7
GROUP BY `osName` ORDER BY Events DESC;

-- How many installations turned telemetry off, a day. After that nothing comes from them.
SELECT Day, uniq(InstallationId) AS Installations
FROM kreya.events
WHERE Day > today() - 30 AND Event = 'kreya.telemetry_disabled'
GROUP BY Day ORDER BY Day;

-- What clients gave up on, and why.
SELECT Day, reason, sum(`count`) AS Dropped, uniq(InstallationId) AS Installations
FROM kreya.`TelemetryEventsDropped`
WHERE Day > today() - 30
GROUP BY Day, reason ORDER BY Day, Dropped DESC;

-- How many repeats came in, as far as they are not merged away yet.
SELECT count() - uniqExact(Uid) AS Repeats, count() AS Rows FROM kreya.events WHERE Day > today() - 2;

-- Nightly: the counts to keep, for days whose stragglers are in. It can be run again for the same days.
INSERT INTO kreya.daily
SELECT Day, Event, Version, count(), uniqExact(InstallationId)
FROM kreya.events FINAL
WHERE Day BETWEEN today() - 31 AND today() - 1
GROUP BY Day, Event, Version
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A person asks for what belongs to their installation ID: to see it, and to have it deleted.
SELECT * FROM kreya.events FINAL WHERE InstallationId = '00000000-0000-4000-8000-000000000000';
DELETE FROM kreya.events WHERE InstallationId = '00000000-0000-4000-8000-000000000000';
