-- The tables in which a Collector stores the events of Kreya, and a view for each event.
-- `npm run docs` generates this file from the catalogue of events. Run the file before each release that adds events.

CREATE DATABASE IF NOT EXISTS `kreya`;

-- The collector writes here. The columns are those of its INSERT; nothing is stored.
CREATE TABLE IF NOT EXISTS `kreya`.incoming
(
    Timestamp DateTime64(9),
    TraceId String,
    SpanId String,
    TraceFlags UInt8,
    SeverityText LowCardinality(String),
    SeverityNumber UInt8,
    ServiceName LowCardinality(String),
    Body String,
    ResourceSchemaUrl LowCardinality(String),
    ResourceAttributes Map(LowCardinality(String), String),
    ScopeSchemaUrl LowCardinality(String),
    ScopeName String,
    ScopeVersion LowCardinality(String),
    ScopeAttributes Map(LowCardinality(String), String),
    LogAttributes Map(LowCardinality(String), String)
)
ENGINE = Null;

-- One row per event. A duplicate has the same sorting key, byte for byte, and disappears when parts are merged.
CREATE TABLE IF NOT EXISTS `kreya`.events
(
    Day Date MATERIALIZED toDate(Time),
    Time DateTime64(3, 'UTC') CODEC(Delta, ZSTD(1)),
    Event LowCardinality(String),
    InstallationId UUID CODEC(ZSTD(1)),
    Uid UUID CODEC(ZSTD(1)),
    Version LowCardinality(String),
    Attributes Map(LowCardinality(String), LowCardinality(String)) CODEC(ZSTD(1))
)
ENGINE = ReplacingMergeTree
PARTITION BY toYYYYMM(Day)
ORDER BY (Day, Event, InstallationId, Uid)
TTL Day + INTERVAL 90 DAY;

-- Whose data is to be deleted, as SHA-256 hashes of installation IDs. They need no salt: an ID has 122 random bits, so nobody
-- can find it by trying. After a year, no client sends anything that old.
CREATE TABLE IF NOT EXISTS `kreya`.erased
(
    InstallationHash FixedString(32),
    Day Date
)
ENGINE = ReplacingMergeTree
ORDER BY InstallationHash
TTL Day + INTERVAL 1 YEAR;

CREATE MATERIALIZED VIEW IF NOT EXISTS `kreya`.incoming_to_erased TO `kreya`.erased AS
SELECT
    SHA256(toString(toUUIDOrZero(ResourceAttributes['app.installation.id']))) AS InstallationHash,
    today() AS Day
FROM `kreya`.incoming
WHERE ServiceName = 'kreya'
  AND LogAttributes['event.name'] = 'kreya.telemetry_erasure_requested';

-- Leaves out rows that are not events of Kreya, come from a clock that is wrong by weeks or more, or belong to an
-- installation whose data is to be deleted.
CREATE MATERIALIZED VIEW IF NOT EXISTS `kreya`.incoming_to_events TO `kreya`.events AS
SELECT
    Timestamp AS Time,
    LogAttributes['event.name'] AS Event,
    toUUIDOrZero(ResourceAttributes['app.installation.id']) AS InstallationId,
    toUUIDOrZero(LogAttributes['log.record.uid']) AS Uid,
    ScopeVersion AS Version,
    mapConcat(
        mapFilter((name, value) -> name NOT IN ('log.record.uid', 'event.name'), LogAttributes),
        mapFilter((name, value) -> name NOT IN ('service.name', 'app.installation.id'), ResourceAttributes)
    ) AS Attributes -- both: events and common fields never share a name
FROM `kreya`.incoming
WHERE ServiceName = 'kreya'
  AND startsWith(Event, 'kreya.')
  AND Event != 'kreya.telemetry_erasure_requested'
  AND InstallationId != toUUID('00000000-0000-0000-0000-000000000000')
  AND Uid != toUUID('00000000-0000-0000-0000-000000000000')
  AND Timestamp BETWEEN now() - INTERVAL 40 DAY AND now() + INTERVAL 2 DAY
  AND NOT SHA256(toString(InstallationId)) IN (SELECT InstallationHash FROM `kreya`.erased);

-- The same for a view that an earlier release of this file created.
ALTER TABLE `kreya`.incoming_to_events MODIFY QUERY
SELECT
    Timestamp AS Time,
    LogAttributes['event.name'] AS Event,
    toUUIDOrZero(ResourceAttributes['app.installation.id']) AS InstallationId,
    toUUIDOrZero(LogAttributes['log.record.uid']) AS Uid,
    ScopeVersion AS Version,
    mapConcat(
        mapFilter((name, value) -> name NOT IN ('log.record.uid', 'event.name'), LogAttributes),
        mapFilter((name, value) -> name NOT IN ('service.name', 'app.installation.id'), ResourceAttributes)
    ) AS Attributes -- both: events and common fields never share a name
FROM `kreya`.incoming
WHERE ServiceName = 'kreya'
  AND startsWith(Event, 'kreya.')
  AND Event != 'kreya.telemetry_erasure_requested'
  AND InstallationId != toUUID('00000000-0000-0000-0000-000000000000')
  AND Uid != toUUID('00000000-0000-0000-0000-000000000000')
  AND Timestamp BETWEEN now() - INTERVAL 40 DAY AND now() + INTERVAL 2 DAY
  AND NOT SHA256(toString(InstallationId)) IN (SELECT InstallationHash FROM `kreya`.erased);

-- How many rows arrived. The excess over the events are duplicates, the cost of lost responses.
CREATE TABLE IF NOT EXISTS `kreya`.received
(
    Day Date,
    Event LowCardinality(String),
    Received UInt64
)
ENGINE = SummingMergeTree
ORDER BY (Day, Event)
TTL Day + INTERVAL 90 DAY;

CREATE MATERIALIZED VIEW IF NOT EXISTS `kreya`.events_to_received TO `kreya`.received AS
SELECT toDate(Time) AS Day, Event, count() AS Received
FROM `kreya`.events
GROUP BY Day, Event;

-- Who was active, as states that can be merged over days, events and versions. Late and duplicate events don't
-- distort them. A state holds hashes of IDs, so it is kept no longer than the events.
CREATE TABLE IF NOT EXISTS `kreya`.activity
(
    Day Date,
    Event LowCardinality(String),
    Version LowCardinality(String),
    AdjustedCount UInt32, -- How many events each one stands for: more than 1 if it is sampled.
    Installations AggregateFunction(uniqCombined64, UUID),
    Events AggregateFunction(uniqCombined64, UUID)
)
ENGINE = AggregatingMergeTree
PARTITION BY toYYYYMM(Day)
ORDER BY (Day, Event, Version, AdjustedCount)
TTL Day + INTERVAL 90 DAY;

CREATE MATERIALIZED VIEW IF NOT EXISTS `kreya`.events_to_activity TO `kreya`.activity AS
SELECT
    toDate(Time) AS Day,
    Event,
    Version,
    toUInt32(greatest(toUInt64OrZero(Attributes['kreya.adjusted_count']), 1)) AS AdjustedCount,
    uniqCombined64State(InstallationId) AS Installations,
    uniqCombined64State(Uid) AS Events
FROM `kreya`.events
GROUP BY Day, Event, Version, AdjustedCount;

-- Numbers without IDs, to keep for years. An empty Event or Version means all of them.
CREATE TABLE IF NOT EXISTS `kreya`.counts
(
    Period Enum8('day' = 1, 'week' = 2, 'month' = 3),
    Start Date,
    Event LowCardinality(String),
    Version LowCardinality(String),
    Events UInt64,
    Installations UInt64,
    CountedAt DateTime DEFAULT now()
)
ENGINE = ReplacingMergeTree(CountedAt)
ORDER BY (Period, Start, Event, Version);

-- Each view has every event once, with its fields as columns. A field that an event does not have is NULL.

-- The app was started. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`AppStarted` AS
SELECT
    nullIf(Attributes['kreya.version'], '') AS `version`, -- The version of Kreya.
    nullIf(Attributes['kreya.os_name'], '') AS `osName`, -- The operating system.
    nullIf(Attributes['kreya.os_version'], '') AS `osVersion`, -- The version of the operating system.
    nullIf(Attributes['kreya.os_arch'], '') AS `osArch`, -- The processor architecture of the operating system.
    nullIf(Attributes['kreya.process_arch'], '') AS `processArch`, -- The processor architecture that this build is for.
    nullIf(Attributes['kreya.subscription_plan'], '') AS `subscriptionPlan`, -- The subscription plan in use.
    CAST(nullIf(Attributes['kreya.authenticated'], '') = 'true', 'Nullable(Bool)') AS `authenticated`, -- Whether an account is signed in.
    nullIf(Attributes['kreya.app_kind'], '') AS `appKind`, -- The desktop app (ui) or kreyac (cli).
    nullIf(Attributes['kreya.package_manager'], '') AS `packageManager`, -- How Kreya was installed.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.app_started'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- The app was closed. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`AppClosed` AS
SELECT
    toInt64OrNull(Attributes['kreya.open_duration_seconds']) AS `openDurationSeconds`, -- How many seconds it was open.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.app_closed'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A kreyac command was executed. Since 1.10.
CREATE OR REPLACE VIEW `kreya`.`CliCommandExecuted` AS
SELECT
    nullIf(Attributes['kreya.command'], '') AS `command`, -- Which command.
    toInt64OrNull(Attributes['kreya.duration_ms']) AS `durationMs`, -- How many milliseconds it took.
    CAST(nullIf(Attributes['kreya.succeeded'], '') = 'true', 'Nullable(Bool)') AS `succeeded`, -- Whether it succeeded.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.cli_command_executed'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A different colour theme was chosen. Since 1.7.
CREATE OR REPLACE VIEW `kreya`.`ThemeChanged` AS
SELECT
    nullIf(Attributes['kreya.theme'], '') AS `theme`, -- The theme that was chosen.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.theme_changed'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A message that ships with the app was shown. Since 1.11.
CREATE OR REPLACE VIEW `kreya`.`UserMessageShown` AS
SELECT
    nullIf(Attributes['kreya.message'], '') AS `message`, -- Which of the messages that ship with the app.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.user_message_shown'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An action in a message was clicked. Since 1.11.
CREATE OR REPLACE VIEW `kreya`.`UserMessageActionClicked` AS
SELECT
    nullIf(Attributes['kreya.message'], '') AS `message`, -- Which of the messages that ship with the app.
    nullIf(Attributes['kreya.action'], '') AS `action`, -- Which action.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.user_message_action_clicked'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A step of the tour was completed. Since 1.11.
CREATE OR REPLACE VIEW `kreya`.`TourStepCompleted` AS
SELECT
    nullIf(Attributes['kreya.step'], '') AS `step`, -- Which step.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.tour_step_completed'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An account signed in. Since 1.8.
CREATE OR REPLACE VIEW `kreya`.`LoggedIn` AS
SELECT
    nullIf(Attributes['kreya.subscription_plan'], '') AS `subscriptionPlan`, -- The subscription plan in use.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.logged_in'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An account signed out. Since 1.8.
CREATE OR REPLACE VIEW `kreya`.`LoggedOut` AS
SELECT
    nullIf(Attributes['kreya.subscription_plan'], '') AS `subscriptionPlan`, -- The subscription plan in use.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.logged_out'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A product key was activated. Since 1.13.
CREATE OR REPLACE VIEW `kreya`.`ProductKeyActivated` AS
SELECT
    nullIf(Attributes['kreya.subscription_plan'], '') AS `subscriptionPlan`, -- The subscription plan in use.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.product_key_activated'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- The example project was opened. Since 1.6.
CREATE OR REPLACE VIEW `kreya`.`ExampleProjectOpened` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.example_project_opened'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A project was imported from another tool. Since 1.13.1.
CREATE OR REPLACE VIEW `kreya`.`ProjectImported` AS
SELECT
    nullIf(Attributes['kreya.import_type'], '') AS `importType`, -- The format it was imported from.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.project_imported'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A project's settings were changed. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`ProjectSettingsUpdated` AS
SELECT
    nullIf(Attributes['kreya.target'], '') AS `target`, -- Whether the settings apply to all environments or to one.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.project_settings_updated'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A directory's settings were changed. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`DirectorySettingsUpdated` AS
SELECT
    nullIf(Attributes['kreya.target'], '') AS `target`, -- Whether the settings apply to all environments or to one.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.directory_settings_updated'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An importer was created. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`ImportStreamCreated` AS
SELECT
    nullIf(Attributes['kreya.importer_type'], '') AS `importerType`, -- What the importer reads from.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.import_stream_created'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An importer was changed. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`ImportStreamUpdated` AS
SELECT
    nullIf(Attributes['kreya.importer_type'], '') AS `importerType`, -- What the importer reads from.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.import_stream_updated'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An importer was deleted. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`ImportStreamDeleted` AS
SELECT
    nullIf(Attributes['kreya.importer_type'], '') AS `importerType`, -- What the importer reads from.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.import_stream_deleted'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- The snapshot settings were changed. Since 1.18.
CREATE OR REPLACE VIEW `kreya`.`SnapshotSettingsChanged` AS
SELECT
    nullIf(Attributes['kreya.scope'], '') AS `scope`, -- What the settings apply to.
    CAST(nullIf(Attributes['kreya.enabled'], '') = 'true', 'Nullable(Bool)') AS `enabled`, -- Whether snapshots are on.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.snapshot_settings_changed'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A different environment was activated. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`ActiveEnvironmentChanged` AS
SELECT
    nullIf(Attributes['kreya.method'], '') AS `method`, -- Where it was chosen.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.active_environment_changed'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An environment was created. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`EnvironmentCreated` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.environment_created'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An environment was changed. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`EnvironmentUpdated` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.environment_updated'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An environment was deleted. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`EnvironmentDeleted` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.environment_deleted'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An authentication configuration was created. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`AuthConfigCreated` AS
SELECT
    nullIf(Attributes['kreya.auth_type'], '') AS `authType`, -- The kind of authentication.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.auth_config_created'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An authentication configuration was changed. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`AuthConfigUpdated` AS
SELECT
    nullIf(Attributes['kreya.auth_type'], '') AS `authType`, -- The kind of authentication.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.auth_config_updated'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An authentication configuration was deleted. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`AuthConfigDeleted` AS
SELECT
    nullIf(Attributes['kreya.auth_type'], '') AS `authType`, -- The kind of authentication.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.auth_config_deleted'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A client certificate was added. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`CertificateCreated` AS
SELECT
    nullIf(Attributes['kreya.certificate_type'], '') AS `certificateType`, -- The format of the certificate.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.certificate_created'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A client certificate was changed. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`CertificateUpdated` AS
SELECT
    nullIf(Attributes['kreya.certificate_type'], '') AS `certificateType`, -- The format of the certificate.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.certificate_updated'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A client certificate was removed. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`CertificateDeleted` AS
SELECT
    nullIf(Attributes['kreya.certificate_type'], '') AS `certificateType`, -- The format of the certificate.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.certificate_deleted'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A different proxy was activated. Since 1.18.
CREATE OR REPLACE VIEW `kreya`.`ActiveProxyChanged` AS
SELECT
    nullIf(Attributes['kreya.proxy_kind'], '') AS `proxyKind`, -- The kind of proxy.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.active_proxy_changed'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A proxy was created. Since 1.18.
CREATE OR REPLACE VIEW `kreya`.`ProxyCreated` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.proxy_created'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A proxy was changed. Since 1.18.
CREATE OR REPLACE VIEW `kreya`.`ProxyUpdated` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.proxy_updated'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A proxy was deleted. Since 1.18.
CREATE OR REPLACE VIEW `kreya`.`ProxyDeleted` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.proxy_deleted'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An operation was invoked. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`OperationInvoked` AS
SELECT
    nullIf(Attributes['kreya.operation_type'], '') AS `operationType`, -- Which sides stream.
    nullIf(Attributes['kreya.invoker_name'], '') AS `invokerName`, -- The protocol.
    nullIf(Attributes['kreya.send_mode'], '') AS `sendMode`, -- Whether requests are sent all at once or one by one.
    nullIf(Attributes['kreya.grpc_mode'], '') AS `grpcMode`, -- The flavour of gRPC.
    nullIf(Attributes['http.request.method'], '') AS `httpMethod`, -- The HTTP method.
    CAST(nullIf(Attributes['kreya.has_script'], '') = 'true', 'Nullable(Bool)') AS `hasScript`, -- Whether the operation has a script.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.operation_invoked'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A running operation was cancelled. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`OperationInvocationCancelled` AS
SELECT
    nullIf(Attributes['kreya.operation_type'], '') AS `operationType`, -- Which sides stream.
    nullIf(Attributes['kreya.invoker_name'], '') AS `invokerName`, -- The protocol.
    nullIf(Attributes['kreya.send_mode'], '') AS `sendMode`, -- Whether requests are sent all at once or one by one.
    nullIf(Attributes['kreya.grpc_mode'], '') AS `grpcMode`, -- The flavour of gRPC.
    nullIf(Attributes['http.request.method'], '') AS `httpMethod`, -- The HTTP method.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.operation_invocation_cancelled'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A script was invoked. Since 1.17.
CREATE OR REPLACE VIEW `kreya`.`InvokerScriptInvoked` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.invoker_script_invoked'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A running script was cancelled. Since 1.17.
CREATE OR REPLACE VIEW `kreya`.`InvokerScriptInvocationCancelled` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.invoker_script_invocation_cancelled'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A collection of operations was invoked. Since 1.13.
CREATE OR REPLACE VIEW `kreya`.`OperationCollectionInvoked` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.operation_collection_invoked'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A running collection was cancelled. Since 1.13.
CREATE OR REPLACE VIEW `kreya`.`OperationCollectionInvocationCancelled` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.operation_collection_invocation_cancelled'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- The history of invocations was opened. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`HistoryOverviewOpened` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.history_overview_opened'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- Some of a snapshot's changes were accepted. Since 1.18.
CREATE OR REPLACE VIEW `kreya`.`SnapshotContentAccepted` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.snapshot_content_accepted'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- A snapshot was accepted. Since 1.18.
CREATE OR REPLACE VIEW `kreya`.`SnapshotAccepted` AS
SELECT
    nullIf(Attributes['kreya.invoker_name'], '') AS `invokerName`, -- The protocol.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.snapshot_accepted'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- Data from a script was previewed. Since 1.18.
CREATE OR REPLACE VIEW `kreya`.`ScriptingDataPreviewed` AS
SELECT
    nullIf(Attributes['kreya.preview_kind'], '') AS `previewKind`, -- What was previewed.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.scripting_data_previewed'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- Telemetry was turned on. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`TelemetryEnabled` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.telemetry_enabled'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- Telemetry was turned off. Since 1.4.
CREATE OR REPLACE VIEW `kreya`.`TelemetryDisabled` AS
SELECT
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.telemetry_disabled'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- Events or error reports were dropped. Telemetry records this itself, so that no loss goes unnoticed. Since 1.18.
CREATE OR REPLACE VIEW `kreya`.`TelemetryEventsDropped` AS
SELECT
    toInt64OrNull(Attributes['kreya.count']) AS `count`, -- How many.
    nullIf(Attributes['kreya.reason'], '') AS `reason`, -- Why.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.telemetry_events_dropped'
SETTINGS do_not_merge_across_partitions_select_final = 1;

-- An error report was recorded. Telemetry records this itself, so that errors can be counted beside events. Since 1.19.
CREATE OR REPLACE VIEW `kreya`.`TelemetryErrorReported` AS
SELECT
    nullIf(Attributes['kreya.process'], '') AS `process`, -- The process in which the error occurred.
    nullIf(Attributes['kreya.kind'], '') AS `kind`, -- An error in the code, a native crash, or a process that exited unexpectedly.
    Day, Time, InstallationId, Version, Uid
FROM `kreya`.events FINAL
WHERE Event = 'kreya.telemetry_error_reported'
SETTINGS do_not_merge_across_partitions_select_final = 1;
