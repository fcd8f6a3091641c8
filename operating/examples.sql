-- Example questions to the events of Kreya. `npm run docs` generates this file from the catalogue of events.

-- The answers in answers.sql are views.
SELECT * FROM `kreya`.active_installations_by_day WHERE Day > today() - 30 ORDER BY Day;

SELECT * FROM `kreya`.adoption_by_month WHERE Month = toStartOfMonth(today()) ORDER BY Share DESC;

-- An example for the views of events: AppStarted in the last 7 days, by osName.
SELECT `osName`, count() AS Events, uniq(InstallationId) AS Installations
FROM `kreya`.`AppStarted`
WHERE Day > today() - 7
GROUP BY `osName` ORDER BY Events DESC;

-- The numbers that nightly.sql keeps. FINAL takes the latest run.
SELECT Start, Installations FROM `kreya`.counts FINAL
WHERE Period = 'month' AND Event = '' AND Version = '' ORDER BY Start;
