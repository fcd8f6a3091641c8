/** An app that consists of the transport: sends what its environment says, prints the results, and exits. */
import { writeSync } from 'node:fs';
import { app } from 'electron';
import { namesOf } from '../../telemetry/core/names.ts';
import { createTransport } from '../../telemetry/electron/transport.ts';
import { type Meeting, meetHostileAnswers } from '../../telemetry/testing/hostile/meet.ts';

export interface TransportRun {
  readonly meetings: readonly Meeting[];
  /** The main process's peak memory in bytes. */
  readonly peakBytes: number;
}

const STANDARD_OUTPUT = 1;
const STANDARD_ERROR = 2;

// Otherwise Electron would show a dialog and wait.
process.on('uncaughtException', (error) => {
  writeSync(STANDARD_ERROR, String(error));
  app.exit(1);
});

const { HOSTILE_URL = '', ORDINARY_URL = '' } = process.env;
const fetch = createTransport(namesOf('kreya'), '1.18.0', {
  warn: (message) => void writeSync(STANDARD_ERROR, message),
});

async function run(): Promise<void> {
  const meetings = await meetHostileAnswers(fetch, HOSTILE_URL);
  for (const freshConnection of [false, false, true, false]) {
    const init = { method: 'POST', headers: {}, body: new Uint8Array(2), freshConnection } as const;
    const response = await fetch(ORDINARY_URL, { ...init, signal: new AbortController().signal });
    await response.bytes(100);
  }
  const result: TransportRun = { meetings, peakBytes: process.resourceUsage().maxRSS * 1024 };
  writeSync(STANDARD_OUTPUT, JSON.stringify(result));
  app.exit(0);
}

// Not awaited here: that would block what it waits for.
void run();
