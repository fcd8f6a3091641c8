/** The receivers that the same events are sent to, one after the other. */
import { join } from 'node:path';
import { configure, startCollector } from './collector.ts';
import { freePort } from './collector-check.ts';
import type { Receiver } from './encodings-check.ts';
import { startStore } from './store.ts';
import { startVictoriaLogs } from './victoria-logs.ts';

interface Programs {
  readonly collector: string;
  readonly victoriaLogs: string;
  /** The Collector's shipped configuration. */
  readonly configuration: string;
}

/** Starts one receiver, calls `use` with it and stops it. */
type WithReceiver = (
  programs: Programs,
  folder: string,
  use: (receiver: Receiver) => Promise<string>,
) => Promise<string>;

function withCollector(name: string, refusesJson: boolean): WithReceiver {
  return async ({ collector: program, configuration }, folder, use) => {
    const store = await startStore();
    const ports = { receiver: await freePort(), health: await freePort() };
    const text = configure(configuration, folder, store.url, ports);
    const collector = await startCollector(program, folder, text, ports);
    try {
      return await use({
        name,
        url: `http://127.0.0.1:${ports.receiver}`,
        refusesJson,
        headers: {},
        restart: () => collector.killAndStart(),
        rows: async () => [...store.rows],
      });
    } finally {
      await collector.stop();
      store.stop();
    }
  };
}

const withVictoriaLogs: WithReceiver = async ({ victoriaLogs: program }, folder, use) => {
  const logs = await startVictoriaLogs(program, join(folder, 'data'), await freePort());
  try {
    return await use({
      name: 'VictoriaLogs',
      url: logs.url,
      refusesJson: false,
      // Otherwise each installation is a stream of its own.
      headers: { 'VL-Stream-Fields': 'service.name,event_name' },
      restart: logs.restart,
      rows: logs.rows,
    });
  } finally {
    await logs.stop();
  }
};

export const RECEIVERS: readonly WithReceiver[] = [
  withCollector('Collector, JSON', false),
  withCollector('Collector, protobuf', true),
  withVictoriaLogs,
];
