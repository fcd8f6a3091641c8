-- What to run when a person writes to you about their data in Kreya, with their installation ID in place of this one.
-- `npm run docs` generates this file.

-- They ask for the data that belongs to their installation ID: show it.
SELECT * FROM `kreya`.events FINAL WHERE InstallationId = '00000000-0000-4000-8000-000000000000' SETTINGS do_not_merge_across_partitions_select_final = 1;

-- They ask you for its deletion, rather than their client: do for them what it would have done. nightly.sql does the rest.
INSERT INTO `kreya`.erased SELECT SHA256('00000000-0000-4000-8000-000000000000'), today();
