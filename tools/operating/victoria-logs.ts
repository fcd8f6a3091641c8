/** A real VictoriaLogs, which takes OTLP as protobuf only. */
import { startHealthy } from './start-healthy.ts';
import type { IncomingRow } from './store.ts';

export interface VictoriaLogs {
  /** Clients add `/v1/logs`. */
  readonly url: string;
  /** Ends it in order, and starts it again on the same data: what it holds in memory for a moment would not survive a kill. */
  restart(): Promise<void>;
  /** Everything stored, as rows for the Collector's store. */
  rows(): Promise<readonly IncomingRow[]>;
  stop(): Promise<void>;
}

const READY_TRIES = 100;

export async function startVictoriaLogs(
  program: string,
  folder: string,
  port: number,
): Promise<VictoriaLogs> {
  const base = `http://127.0.0.1:${port}`;
  const start = () =>
    startHealthy({
      name: 'VictoriaLogs',
      program,
      args: [
        `-storageDataPath=${folder}`,
        `-httpListenAddr=127.0.0.1:${port}`,
        '-retentionPeriod=90d',
        '-loggerLevel=ERROR',
      ],
      healthUrl: `${base}/health`,
      tries: READY_TRIES,
    });
  let running = await start();

  return {
    url: `${base}/insert/opentelemetry`,
    async restart() {
      await running.stop();
      running = await start();
    },
    async rows() {
      const response = await fetch(`${base}/select/logsql/query`, {
        method: 'POST',
        body: new URLSearchParams({ query: '*' }),
      });
      if (!response.ok) throw new Error(`VictoriaLogs answered ${response.status} to a query.`);
      const lines = (await response.text()).split('\n').filter((line) => line !== '');
      return lines.map((line) => rowOf(JSON.parse(line)));
    },
    stop: () => running.stop(),
  };
}

/** VictoriaLogs adds fields of its own, and puts those of resource and scope beside the attributes. */
function rowOf(fields: Readonly<Record<string, string>>): IncomingRow {
  const {
    _time = '',
    _msg,
    _stream,
    _stream_id,
    severity_number,
    severity_text,
    event_name = '',
    'service.name': ServiceName = '',
    'app.installation.id': installation = '',
    'scope.name': scope,
    'scope.version': ScopeVersion = '',
    ...attributes
  } = fields;
  return {
    Timestamp: `${Date.parse(_time)}000000`,
    ServiceName,
    ScopeVersion,
    ResourceAttributes: { 'service.name': ServiceName, 'app.installation.id': installation },
    LogAttributes: { ...attributes, 'event.name': event_name },
  };
}
