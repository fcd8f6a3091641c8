/** The configuration of an OpenTelemetry Collector that accepts only the events of a catalogue. */
import { namesOf } from '../core/names.ts';
import { admittedBy } from './admitted.ts';
import { dropConditions } from './collector-filter.ts';
import type { DocumentsOptions } from './documents.ts';

/** The whole file. */
export function collectorConfiguration({ catalogue, product, command }: DocumentsOptions): string {
  const service = namesOf(catalogue.namespace).product;
  const conditions = dropConditions(admittedBy(catalogue))
    .map((condition) => `      - >-\n        ${condition}\n`)
    .join('');
  return `# An OpenTelemetry Collector (the contrib distribution) that stores the events of ${product} in ClickHouse.
# \`${command}\` generates this file from the catalogue of events. The tables are in clickhouse.sql.

receivers:
  otlp:
    protocols:
      http: # no gRPC: clients don't use it
        endpoint: 0.0.0.0:4318 # for the proxy in front, which terminates TLS and limits the rate
        # There is no \`cors\`, so CORS is off and no web page can send.
        include_metadata: false # drops client addresses and headers
        compression_algorithms: ["", gzip]
        max_request_body_size: 4194304 # a request has at most 1 MiB before gzip; larger ones get a 400, and clients drop records
        read_header_timeout: 10s
        read_timeout: 30s
        write_timeout: 30s
        keepalive:
          idle_timeout: 60s

processors:
  memory_limiter: # above the limit, it answers 503, and clients retry later
    check_interval: 1s
    limit_percentage: 75
    spike_limit_percentage: 20
  filter/${service}: # drops records that match any condition: the address is public, so anybody can send anything
    error_mode: propagate # if a condition can't be evaluated, nothing passes
    log_conditions:
${conditions}
  transform/name: # the exporter may leave out the name of an event
    error_mode: propagate
    log_statements:
      - set(log.attributes["event.name"], log.event_name)

exporters:
  clickhouse:
    endpoint: \${env:CLICKHOUSE_ENDPOINT:-clickhouse://clickhouse.internal:9440?secure=true}
    username: \${env:CLICKHOUSE_USER}
    password: \${env:CLICKHOUSE_PASSWORD}
    database: ${service}
    logs_table_name: incoming
    create_schema: false # the tables are in clickhouse.sql
    async_insert: false # batches are already large
    compress: zstd
    timeout: 30s
    retry_on_failure:
      enabled: true
      initial_interval: 1s
      max_interval: 1m
      max_elapsed_time: 0s # never drops what was answered with 200
    sending_queue: # instead of a \`batch\` processor, which would answer 200 before anything is on disk
      enabled: true
      storage: file_storage/queue # on disk before the client gets 200
      sizer: items
      queue_size: 5000000
      num_consumers: 4
      batch:
        sizer: items
        min_size: 20000
        max_size: 200000
        flush_timeout: 5s

extensions:
  health_check:
    endpoint: 0.0.0.0:13133
  file_storage/queue:
    directory: /var/lib/otelcol/queue
    create_directory: true
    fsync: true
    compaction:
      on_start: true
      directory: /var/lib/otelcol/queue

service:
  extensions: [health_check, file_storage/queue]
  telemetry:
    logs:
      level: warn
  pipelines:
    logs:
      receivers: [otlp]
      processors: [memory_limiter, filter/${service}, transform/name]
      exporters: [clickhouse]
`;
}
