/** A client as installations have it: the real module, with its files on disk, which is restarted now and then. */
import { join } from 'node:path';
import { catalogue } from '../../shared/catalogue.ts';
import { RECORDS_END } from '../../telemetry/catalogue/wire.ts';
import { readRecords } from '../../telemetry/core/telemetry/records.ts';
import { createTelemetry, type Telemetry } from '../../telemetry/core/telemetry/telemetry.ts';
import type { Variant } from '../../telemetry/documents/testing/variants.ts';
import { nodeHost } from '../../telemetry/node/node-host.ts';
import { createPassingFetch } from '../../telemetry/node/passing-fetch.ts';
import { createSettingsFile } from '../../telemetry/node/settings-file.ts';
import { createTelemetrySettings } from '../../telemetry/node/telemetry-settings.ts';
import { type IncomingRow, rowsOf } from './store.ts';

export interface Client {
  /** What was recorded, as a store has to have it, by the IDs of the records. */
  readonly ledger: ReadonlyMap<string, IncomingRow>;
  record(variants: readonly Variant[]): void;
  /** Tries once to send what waits; how many records the receiver rejected. */
  flush(): Promise<number>;
  pending(): number;
  /** Starts another process on the same files. */
  restart(): void;
  stop(): void;
}

const VERSION = '1.18.0';

export function startClient(folder: string, endpoint: string): Client {
  const ledger = new Map<string, IncomingRow>();
  let telemetry = start();

  function start(): Telemetry {
    const started = createTelemetry({
      ...nodeHost,
      ...createTelemetrySettings(createSettingsFile(folder, 'kreya')),
      platform: process.platform,
      catalogue,
      folder: join(folder, 'Kreya'),
      workingDirectory: null,
      commandLine: [],
      environment: { KREYA_TELEMETRY_ENDPOINT: endpoint },
      appVersion: VERSION,
      fetch: createPassingFetch(),
      sendsByItself: false,
      warn: (message) => console.error(message),
    });
    started.noticeShown();
    return started;
  }

  return {
    ledger,
    record(variants) {
      for (const { name, metadata } of variants) {
        const result = telemetry.trackUnchecked(name, metadata);
        if (!result.ok) throw new Error(result.problem);
      }
      for (const { origin, record } of readRecords(telemetry.activity)) {
        for (const [uid, row] of rowsIn(`{"resourceLogs":[${origin}${record}${RECORDS_END}]}`))
          ledger.set(uid, row);
      }
    },
    async flush() {
      // As a person does who does not want to wait for the backoff.
      telemetry.wake();
      return (await telemetry.flush()).rejected;
    },
    pending: () => telemetry.status().pending,
    restart() {
      telemetry.stop();
      telemetry = start();
    },
    stop: () => telemetry.stop(),
  };
}

/** The rows of a request, with the events' names where the Collector puts them. */
function rowsIn(request: string): readonly (readonly [uid: string, row: IncomingRow])[] {
  const body: unknown = JSON.parse(request);
  const names = [...request.matchAll(/"eventName":"([^"]*)"/g)].map(([, name = '']) => name);
  return rowsOf(body).map((row, at) => {
    const LogAttributes = { ...row.LogAttributes, 'event.name': names[at] ?? '' };
    return [row.LogAttributes['log.record.uid'] ?? '', { ...row, LogAttributes }];
  });
}
