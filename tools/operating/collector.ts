/** A Collector that runs with the shipped configuration, with what is not here replaced: certificates, and ClickHouse's server. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { startHealthy } from './start-healthy.ts';

export interface Collector {
  /** Where clients send events to. */
  readonly url: string;
  /** Ends it as a power failure does, and starts it again on the same queue. */
  killAndStart(): Promise<void>;
  stop(): Promise<void>;
}

export interface CollectorPorts {
  readonly receiver: number;
  readonly health: number;
}

const READY_TRIES = 150;

/** `configuration` is the shipped text; `storeUrl` takes what would go to ClickHouse, as OTLP in JSON. */
export function configure(
  configuration: string,
  folder: string,
  storeUrl: string,
  ports: CollectorPorts,
): string {
  const { receivers, processors, exporters, extensions, service } = parse(configuration);
  const { tls: _, ...http } = receivers.otlp.protocols.http;
  const { timeout, retry_on_failure, sending_queue } = exporters.clickhouse;
  return stringify({
    receivers: { otlp: { protocols: { http: { ...http, endpoint: `127.0.0.1:${ports.receiver}` } } } },
    processors,
    exporters: {
      otlp_http: {
        endpoint: storeUrl,
        encoding: 'json',
        compression: 'none',
        timeout,
        // Seconds of a test rather than minutes of an outage.
        retry_on_failure: { ...retry_on_failure, max_interval: '1s' },
        sending_queue: { ...sending_queue, batch: { ...sending_queue.batch, flush_timeout: '200ms' } },
      },
    },
    extensions: {
      health_check: { endpoint: `127.0.0.1:${ports.health}` },
      'file_storage/queue': {
        ...extensions['file_storage/queue'],
        directory: join(folder, 'queue'),
        compaction: { on_start: true, directory: join(folder, 'queue') },
      },
    },
    service: {
      ...service,
      telemetry: { ...service.telemetry, metrics: { level: 'none' } },
      pipelines: { logs: { ...service.pipelines.logs, exporters: ['otlp_http'] } },
    },
  });
}

export async function startCollector(
  program: string,
  folder: string,
  configuration: string,
  ports: CollectorPorts,
): Promise<Collector> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'collector.yaml');
  writeFileSync(file, configuration);
  const start = () =>
    startHealthy({
      name: 'The Collector',
      program,
      args: ['--config', file],
      healthUrl: `http://127.0.0.1:${ports.health}`,
      tries: READY_TRIES,
    });
  let running = await start();

  return {
    url: `http://127.0.0.1:${ports.receiver}/v1/logs`,
    async killAndStart() {
      running.child.kill('SIGKILL');
      await running.exited;
      running = await start();
    },
    stop: () => running.stop(),
  };
}
