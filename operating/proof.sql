-- The proof that nothing is left in Kreya’s store of those who asked for deletion: after nightly.sql and weekly.sql,
-- 0 in each row. `npm run docs` generates this file.

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
