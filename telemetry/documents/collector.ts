/** The configuration of an OpenTelemetry Collector that takes the events of a catalogue and nothing else. */
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
# Generated from the catalogue of events by \`${command}\`. The tables are in clickhouse.sql.

receivers:
  otlp:
    protocols:
      http: # no grpc: the client does not speak it
        endpoint: 0.0.0.0:4318
        tls: # leave this out if a load balancer ends TLS, and listen on the inside only
          cert_file: /etc/otelcol/tls.crt
          key_file: /etc/otelcol/tls.key
          min_version: "1.2"
          reload_interval: 1h # picks up a renewed certificate
        # No \`cors\`: then it is off, and no web page can send.
        include_metadata: false # client addresses and headers go no further
        compression_algorithms: ["", gzip]
        max_request_body_size: 4194304 # a request has at most 1 MiB before gzip; what is larger is answered with 400, for good
        read_header_timeout: 10s
        read_timeout: 30s
        write_timeout: 30s
        keepalive:
          idle_timeout: 60s

processors:
  memory_limiter: # answers 503 above it, and clients come back later
    check_interval: 1s
    limit_percentage: 75
    spike_limit_percentage: 20
  filter/${service}: # drops what any of these is true of: the address is public, anybody can send anything
    error_mode: propagate # a condition that can't be evaluated lets nothing through
    log_conditions:
${conditions}
  transform/name: # the exporter may leave out the name of an event
    error_mode: propagate
    log_statements:
      - set(log.attributes["event.name"], log.event_name)

exporters:
  clickhouse:
    endpoint: clickhouse://clickhouse.internal:9440?secure=true
    username: \${env:CLICKHOUSE_USER}
    password: \${env:CLICKHOUSE_PASSWORD}
    database: ${service}
    logs_table_name: incoming
    create_schema: false # the tables are in clickhouse.sql
    async_insert: false # batches are large already
    compress: zstd
    timeout: 30s
    retry_on_failure:
      enabled: true
      initial_interval: 1s
      max_interval: 1m
      max_elapsed_time: 0s # never gives up what was answered with 200
    sending_queue: # in place of a \`batch\` processor, which would answer 200 before anything is on disk
      enabled: true
      storage: file_storage/queue # on disk before the client hears 200
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
