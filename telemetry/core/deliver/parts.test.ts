/** Segments that a request covers only in part, including when the process is killed in between. */
import fs, { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Disk } from '../ports.ts';
import { unframe } from '../spool/unframe.ts';
import { createTelemetry } from '../telemetry/telemetry.ts';
import { createFakeHost, type FakeHost, type Script } from '../testing/fake-host.ts';

const EVENTS = 10;

const durationsIn = (requests: readonly string[]) =>
  numbersIn(requests, /open_duration_seconds","value":\{"intValue":"(\d+)"/g);
const reportUids = (requests: readonly string[]) =>
  requests.flatMap((body) =>
    [...body.matchAll(/events_dropped".*?"stringValue":"([0-9a-f-]{36})"/g)].map(([, uid]) => uid),
  );
const reportedIn = (requests: readonly string[]) =>
  numbersIn(requests, /acme.count","value":\{"intValue":"(\d+)"/g);

function numbersIn(requests: readonly string[], pattern: RegExp): number[] {
  return requests.flatMap((body) => [...body.matchAll(pattern)].map((match) => Number(match[1])));
}

const upTo = (end: number, start = 0) => Array.from({ length: end - start }, (_, at) => start + at);

/** Accepts at most five events per request; `answers` are the responses to requests that are small enough. */
function inFives(...answers: readonly (() => Response | Error)[]): Script {
  let next = 0;
  return (body) => {
    if (durationsIn([body]).length > EVENTS / 2) return new Response(null, { status: 413 });
    return answers[next++]?.() ?? new Response('{}');
  };
}
const REFUSED = () => new Response(null, { status: 404 });
const DOWN = () => new Error('down');

/** A process that records ten events and gets these answers until it is killed. */
async function livesOnce(script: Script, disk: Disk = fs): Promise<FakeHost> {
  const host = createFakeHost({ disk });
  host.script = script;
  const telemetry = createTelemetry(host);
  for (let i = 0; i < EVENTS; i += 1) telemetry.track('AppClosed', { openDurationSeconds: i });
  await telemetry.flush();
  return host;
}

/** Another process on the same folder, with a healthy receiver that takes all the rest. */
async function drainedAfter(killed: FakeHost): Promise<string[]> {
  const host = createFakeHost({ folder: killed.folder });
  host.clock.jumpTo(killed.clock.now());
  const telemetry = createTelemetry(host);
  for (let second = 0; second < 30; second += 1) {
    await telemetry.flush();
    host.clock.advance(1_000);
  }
  expect(telemetry.status().pending).toBe(0);
  return host.requests;
}

/** A disk on which everything fails from the moment a file is about to get such a name. */
function killedBeforeRenamingTo(name: RegExp): Disk {
  let isKilled = false;
  return new Proxy<Disk>(
    { ...fs },
    {
      get(target, property) {
        const call: unknown = Reflect.get(target, property);
        if (typeof call !== 'function') return call;
        return (...args: unknown[]) => {
          if (property === 'renameSync' && name.test(String(args[1]))) isKilled = true;
          // A killed process never gets an answer; an error thrown here would be unhandled.
          if (isKilled && (property === 'close' || property === 'fsync')) return undefined;
          if (isKilled) throw new Error('killed');
          return Reflect.apply(call, target, args);
        };
      },
    },
  );
}

test('a refused part is reported once, and not sent again after a kill', async () => {
  const killed = await livesOnce(inFives(REFUSED));
  expect(killed.requests).toHaveLength(2);
  const requests = await drainedAfter(killed);
  expect(durationsIn(requests)).toEqual(upTo(10, 5));
  expect(reportedIn(requests)).toEqual([5]);
});

test('a delivered part is not sent again after a kill', async () => {
  const killed = await livesOnce(inFives(() => new Response('{}'), DOWN));
  expect(durationsIn(killed.requests.slice(1, 2))).toEqual(upTo(5));
  const requests = await drainedAfter(killed);
  expect(durationsIn(requests)).toEqual(upTo(10, 5));
  expect(reportedIn(requests)).toEqual([]);
});

test.each([
  ['the report of a part and its removal', /\.after5\.sealed$/],
  ['the removal of a part and its report', /\.after5\.owes-5rejected\.sealed$/],
])('killed between %s: nothing is lost or counted twice', async (_, name) => {
  const killed = await livesOnce(inFives(REFUSED), killedBeforeRenamingTo(name));
  const requests = await drainedAfter(killed);
  const isRefusedAgain = durationsIn(requests).length === 10;
  expect(durationsIn(requests)).toEqual(upTo(10, isRefusedAgain ? 0 : 5));
  expect([...new Set(reportUids(requests))]).toHaveLength(isRefusedAgain ? 0 : 1);
});

test('the history holds what was delivered, and nothing that was refused', async () => {
  const killed = await livesOnce(inFives(REFUSED));
  await drainedAfter(killed);
  expect(durationsIn(historyIn(killed.folder))).toEqual(upTo(10, 5));
});

test('parts delivered at the same instant are separate in the history', async () => {
  const { folder } = await livesOnce(inFives());
  expect(durationsIn(historyIn(folder))).toEqual(upTo(10));
  expect(readdirSync(join(folder, 'telemetry/sent'))).toHaveLength(2);
});

test('damage is reported once, with the first part of its segment, even across a kill', async () => {
  const killed = await livesOnce(DOWN);
  damage(killed.folder, '"intValue":"8"');
  const next = createFakeHost({ folder: killed.folder });
  next.clock.advance(10_000);
  next.script = inFives(() => new Response('{}'), DOWN);
  await createTelemetry(next).flush();
  const requests = [...next.requests.slice(1, 2), ...(await drainedAfter(next))];
  expect(durationsIn(requests)).toEqual([...upTo(8), 9]);
  expect(reportedIn(requests)).toEqual([1]);
});

test('damage in a settled part costs at most one event, which is counted', async () => {
  const killed = await livesOnce(inFives(() => new Response('{}'), DOWN));
  damage(killed.folder, '"intValue":"2"');
  const requests = await drainedAfter(killed);
  expect(durationsIn(requests).length + (reportedIn(requests)[0] ?? 0)).toBe(5);
});

test('only waiting events count as dropped when space runs out', async () => {
  const killed = await livesOnce(inFives(() => new Response('{}'), DOWN));
  const next = createFakeHost({ folder: killed.folder, maxSpoolBytes: 5_000 });
  next.clock.jumpTo(killed.clock.now() + 1_000);
  const telemetry = createTelemetry(next);
  expect(telemetry.status().pending).toBe(5);
  telemetry.track('EnvironmentCreated');
  telemetry.stop();
  const requests = await drainedAfter(next);
  expect(durationsIn(requests)).toEqual([]);
  expect(reportedIn(requests)).toEqual([5]);
});

function historyIn(folder: string): string[] {
  const sent = join(folder, 'telemetry/sent');
  return readdirSync(sent).flatMap((file) => unframe(readFileSync(join(sent, file))).records.map(String));
}

function damage(folder: string, text: string): void {
  const spool = join(folder, 'telemetry/spool');
  for (const file of readdirSync(spool)) {
    const path = join(spool, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(text, text.replaceAll(/\d/g, '0')));
  }
}
