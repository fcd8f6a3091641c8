/** Takes what a Collector would give to ClickHouse, as rows for its table `incoming`. */
import { json } from 'node:stream/consumers';
import { serve } from '../../telemetry/testing/serve.ts';

export interface IncomingRow {
  /** Nanoseconds since 1970-01-01 UTC. */
  readonly Timestamp: string;
  readonly ServiceName: string;
  readonly ScopeVersion: string;
  readonly ResourceAttributes: Readonly<Record<string, string>>;
  readonly LogAttributes: Readonly<Record<string, string>>;
}

export interface Store {
  readonly url: string;
  readonly rows: readonly IncomingRow[];
  /** While true, requests are answered with 503. */
  isDown: boolean;
  /** Answers so many requests with 503 although their rows are stored, as a lost answer is. */
  answersToLose: number;
  /** How many answers were not the usual one. */
  readonly troubles: number;
  stop(): void;
}

export async function startStore(): Promise<Store> {
  const rows: IncomingRow[] = [];
  const { url, close } = await serve(async (incoming, response) => {
    const body = await json(incoming);
    if (!store.isDown) rows.push(...rowsOf(body));
    const isLost = !store.isDown && store.answersToLose > 0;
    if (isLost) store.answersToLose -= 1;
    if (store.isDown || isLost) store.troubles += 1;
    response.writeHead(store.isDown || isLost ? 503 : 200, { 'content-type': 'application/json' }).end('{}');
  });
  const store = {
    url,
    rows,
    isDown: false,
    answersToLose: 0,
    troubles: 0,
    stop: close,
  };
  return store;
}

type Json = Readonly<Record<string, unknown>>;

function listIn(object: unknown, name: string): readonly Json[] {
  const value: unknown =
    typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;
  return Array.isArray(value) ? value : [];
}

/** The records of a request, as the ClickHouse exporter does it: each value as text. */
export function rowsOf(body: unknown): IncomingRow[] {
  return listIn(body, 'resourceLogs').flatMap((resourceLogs) => {
    const ResourceAttributes = attributesOf(resourceLogs['resource']);
    return listIn(resourceLogs, 'scopeLogs').flatMap((scopeLogs) => {
      const scope: unknown = scopeLogs['scope'];
      const version: unknown =
        typeof scope === 'object' && scope !== null ? Reflect.get(scope, 'version') : '';
      return listIn(scopeLogs, 'logRecords').map((record) => ({
        Timestamp: String(record['timeUnixNano']),
        ServiceName: ResourceAttributes['service.name'] ?? '',
        ScopeVersion: String(version),
        ResourceAttributes,
        LogAttributes: attributesOf(record),
      }));
    });
  });
}

function attributesOf(owner: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    listIn(owner, 'attributes').map(({ key, value }) => {
      const [first] = typeof value === 'object' && value !== null ? Object.values(value) : [];
      return [String(key), String(first)];
    }),
  );
}

/** The statement that stores rows. */
export function insertStatement(rows: readonly IncomingRow[]): string {
  const lines = rows.map(({ Timestamp, ...row }) => {
    const seconds = `${Timestamp.slice(0, -9)}.${Timestamp.slice(-9)}`;
    return JSON.stringify({ Timestamp: seconds, ...row });
  });
  return `INSERT INTO kreya.incoming (Timestamp, ServiceName, ScopeVersion, ResourceAttributes, LogAttributes) FORMAT JSONEachRow\n${lines.join('\n')}`;
}
