-- Queries about the events of Kreya, for the tables and views in clickhouse.sql.
-- `npm run docs` generates this file from the catalogue of events.

-- Daily active installations in the last 30 days. Duplicates don't matter here.
SELECT Day, uniqExact(InstallationId) AS Installations
FROM kreya.events
WHERE Day > today() - 30
GROUP BY Day ORDER BY Day;

-- How often each event was recorded in the last 7 days, and by how many installations. FINAL removes duplicates.
SELECT Event, count() AS Events, uniq(InstallationId) AS Installations
FROM kreya.events FINAL
WHERE Day > today() - 7
GROUP BY Event ORDER BY Events DESC
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An example for the views: AppStarted in the last 7 days, by osName.
SELECT `osName`, count() AS Events, uniq(InstallationId) AS Installations
FROM kreya.`AppStarted`
WHERE Day > today() - 7
GROUP BY `osName` ORDER BY Events DESC;

-- How many installations turned telemetry off, per day. They send nothing after that.
SELECT Day, uniq(InstallationId) AS Installations
FROM kreya.events
WHERE Day > today() - 30 AND Event = 'kreya.telemetry_disabled'
GROUP BY Day ORDER BY Day;

-- What clients dropped, and why.
SELECT Day, reason, sum(`count`) AS Dropped, uniq(InstallationId) AS Installations
FROM kreya.`TelemetryEventsDropped`
WHERE Day > today() - 30
GROUP BY Day, reason ORDER BY Day, Dropped DESC;

-- How many duplicates arrived and have not been merged yet.
SELECT count() - uniqExact(Uid) AS Duplicates, count() AS Rows FROM kreya.events WHERE Day > today() - 2;

-- Nightly: the counts to keep. Late events still arrive for 30 days, so it counts those days again.
INSERT INTO kreya.daily
SELECT Day, Event, Version, count(), uniqExact(InstallationId)
FROM kreya.events FINAL
WHERE Day BETWEEN today() - 31 AND today() - 1
GROUP BY Day, Event, Version
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- When a person asks for the data that belongs to their installation ID: show it, and delete it.
SELECT * FROM kreya.events FINAL WHERE InstallationId = '00000000-0000-4000-8000-000000000000';
DELETE FROM kreya.events WHERE InstallationId = '00000000-0000-4000-8000-000000000000';
