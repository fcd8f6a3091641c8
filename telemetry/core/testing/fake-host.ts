/** A host for tests: a manual clock, a scripted network, a real disk. */
import { randomBytes } from 'node:crypto';
import fs, { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { nodeHost } from '../../node/node-host.ts';
import { removeTree } from '../files/remove.ts';
import type { ChoiceChange, Clock, HttpResponse, StoredChoice } from '../ports.ts';
import type { Telemetry, TelemetryProgram } from '../telemetry/telemetry.ts';
import { type AcmeEvents, catalogue } from './catalogue.ts';

export interface ManualClock extends Clock {
  /** Advances the time, calling back what becomes due on the way. */
  advance(ms: number): void;
  /** Sets the wall clock, as a person or a time server does; the monotonic clock does not change. */
  jumpTo(now: number): void;
}

export function createManualClock(): ManualClock {
  let now = Date.UTC(2026, 0, 1);
  let elapsed = 0;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  return {
    now: () => now,
    monotonic: () => elapsed,
    pause(ms) {
      // Nothing else happens in a blocked thread.
      now += ms;
      elapsed += ms;
    },
    schedule(callback, afterMs) {
      const timer = { at: elapsed + afterMs, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const end = elapsed + ms;
      for (;;) {
        const [next] = [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next);
        now += next.at - elapsed;
        elapsed = next.at;
        next.callback();
      }
      now += end - elapsed;
      elapsed = end;
    },
    jumpTo(instant) {
      now = instant;
    },
  };
}

/** What the scripted network does with a request: a response or a failure. */
export type Script = (body: string, index: number) => Response | Error;

export type AcmeTelemetry = Telemetry<AcmeEvents>;

export interface FakeHost extends TelemetryProgram<AcmeEvents> {
  readonly clock: ManualClock;
  /** The bodies of all requests, unzipped. */
  readonly requests: string[];
  readonly warnings: string[];
  choiceOnDisk: StoredChoice;
  changesOnDisk: ChoiceChange[];
  /** Whether an ID from elsewhere may no longer be adopted. */
  idIsFinal: boolean;
  script: Script;
}

/** A fresh profile on which the notice has been shown, with a receiver that accepts everything. */
export function createFakeHost(changes: Partial<TelemetryProgram<AcmeEvents>> = {}): FakeHost {
  const folder = changes.folder ?? temporaryFolder();
  const requests: string[] = [];
  const warnings: string[] = [];
  const host: FakeHost = {
    catalogue,
    folder,
    workingDirectory: folder,
    commandLine: [],
    environment: { ACME_TELEMETRY_ENDPOINT: 'https://telemetry.example.com/' },
    appVersion: '1.18.0',
    platform: 'linux',
    choiceOnDisk: 'none',
    changesOnDisk: [],
    idIsFinal: false,
    choice: {
      load: () => ({
        choice: host.choiceOnDisk,
        count: host.changesOnDisk.length,
        changes: host.changesOnDisk,
      }),
      touch() {},
      write(enabled, now) {
        host.choiceOnDisk = enabled ? 'enabled' : 'disabled';
        const number = host.changesOnDisk.length + 1;
        host.changesOnDisk = [...host.changesOnDisk, { number, enabled, at: now() }];
      },
    },
    notice: { wasShown: () => true, markShown: () => {} },
    adoption: {
      isClosed: () => host.idIsFinal,
      close() {
        const wasOpen = !host.idIsFinal;
        host.idIsFinal = true;
        return wasOpen;
      },
    },
    disk: fs,
    isSuperuser: false,
    randomBytes,
    random: Math.random,
    script: () => new Response('{}'),
    async fetch(_, init) {
      const body = gunzipSync(init.body).toString('utf8');
      requests.push(body);
      const answer = host.script(body, requests.length - 1);
      if (answer instanceof Error) throw answer;
      return asHttpResponse(answer);
    },
    warn: (message) => warnings.push(message),
    ...changes,
    clock: createManualClock(),
    requests,
    warnings,
  };
  return host;
}

export function asHttpResponse(response: Response): HttpResponse {
  return {
    status: response.status,
    header: (name) => response.headers.get(name),
    bytes: async () => new Uint8Array(await response.arrayBuffer()),
    discard() {},
  };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'acme-test-'));
  // As the product does it: on Windows, Node's rmSync fails if a test has left a file open.
  onTestFinished(() => removeTree(nodeHost, folder));
  return folder;
}

/** The names of the events in these requests, in order. */
export function eventNames(requests: readonly string[]): string[] {
  return requests.flatMap((body) =>
    [...body.matchAll(/"eventName":"acme\.([a-z_]+)"/g)].map((match) => match[1] ?? ''),
  );
}
