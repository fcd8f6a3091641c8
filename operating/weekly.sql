-- What to run every week over the events of Kreya, after nightly.sql. `npm run docs` generates this file.

-- Rebuild the states, which hold hashes of IDs, from the events that nightly.sql has left.
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
