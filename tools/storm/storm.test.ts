import { expect, it } from 'vitest';
import { isWhole, measureBacklog } from './backlog.ts';
import { firstNumberOf, MAX_PROCESSES, NUMBERS_PER_PROCESS } from './plan.ts';
import { createRandom } from './random.ts';
import { rawRecords } from './raw-records.ts';
import { describeBacklog, describeStorm } from './report.ts';
import { runStorm } from './storm.ts';
import { ANSWERS, createWeather } from './weather.ts';

/** 40 in a longer run. */
const KILLS = Number(process.env['STORM_KILLS'] ?? 10);
const WRITERS = 3;
const BACKLOG = 20_000;
const BACKLOG_ALONE = 1_500;
const DRAIN_MS = 180_000;
const TIMEOUT_MS = 400_000;

// On a machine that freezes for seconds, the delivering process is rightly taken for dead: hence the retry.
it('loses nothing in a short storm', { timeout: TIMEOUT_MS, retry: 1 }, async ({ signal }) => {
  const options = { kills: KILLS, writers: WRITERS, seed: Date.now() % 1_000_000, answers: ANSWERS };
  const result = await runStorm({ ...options, drainMs: DRAIN_MS, stop: signal, onKill: () => {} });
  expect(result.broken, describeStorm(options, result)).toEqual([]);
  expect(result.acknowledged).toBeGreaterThan(0);
});

it.for([
  ['in few files', BACKLOG, false],
  ['with a file for each event', BACKLOG_ALONE, true],
] as const)(
  'delivers a backlog %s completely, and each event once',
  { timeout: TIMEOUT_MS },
  async ([, events, areAlone], { signal }) => {
    const result = await measureBacklog({ events, areAlone, starts: 1, stop: signal });
    expect(isWhole(result), describeBacklog(result)).toBe(true);
  },
);

it('repeats its decisions from the seed, and keeps streams apart', () => {
  const decisions = (seed: number, stream: number) => {
    const random = createRandom(seed, stream);
    return Array.from({ length: 20 }, () => random.whole(1, 1_000));
  };
  expect(decisions(5, 1)).toEqual(decisions(5, 1));
  expect(decisions(5, 1)).not.toEqual(decisions(5, 2));
  expect(decisions(5, 1)).not.toEqual(decisions(6, 1));
  expect(Math.min(...decisions(5, 1))).toBeGreaterThanOrEqual(1);
  expect(Math.max(...decisions(5, 1))).toBeLessThanOrEqual(1_000);
});

it('has separate numbers for every process, all within the catalogue', () => {
  expect(firstNumberOf(1) - firstNumberOf(0)).toBe(NUMBERS_PER_PROCESS);
  expect(firstNumberOf(MAX_PROCESSES)).toBeLessThanOrEqual(31_622_400 + 1);
});

it('finds the text of every record, whatever is in its strings', () => {
  const records = ['{"a":"}\\"{","b":[{"c":{}}]}', '{}', '{"logRecords":"\\"logRecords\\":[{"}'];
  const part = (some: readonly string[]) => `{"scopeLogs":[{"logRecords":[${some.join(',')}]}]}`;
  const body = `{"resourceLogs":[${part(records.slice(0, 2))},${part([])},${part(records.slice(2))}]}`;
  JSON.parse(body);
  expect(rawRecords(body)).toEqual(records);
});

it('has all kinds of weather, and clears up', async () => {
  const weather = createWeather(createRandom(3), ANSWERS);
  for (let index = 0; index < 60; index += 1) await ask(weather, index);
  expect([...weather.counts.keys()].sort()).toEqual([...ANSWERS].sort());
  weather.clearUp();
  for (let index = 60; index < 80; index += 1) expect(await ask(weather, index)).toBeUndefined();
});

function ask(weather: ReturnType<typeof createWeather>, index: number) {
  return weather.choose(
    { method: 'POST', url: '/v1/logs', headers: { 'x-storm-request': `1.${index}` } },
    index,
  );
}
