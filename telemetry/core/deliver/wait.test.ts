import { expect, test } from 'vitest';
import { policy } from '../policy.ts';
import { createFakeHost } from '../testing/fake-host.ts';
import { readWait } from './wait.ts';

const USUAL = policy.delivery.waitMs;

function waitOf(variable: string | undefined, waitMs?: number): { ms: number; warnings: readonly string[] } {
  const host = createFakeHost(waitMs === undefined ? {} : { waitMs });
  const ms = readWait({ ...host, environment: { ACME_TELEMETRY_WAIT_MS: variable } });
  return { ms, warnings: host.warnings };
}

test.each<[string | undefined, number | undefined, number]>([
  [undefined, undefined, USUAL],
  ['', undefined, USUAL],
  [undefined, 0, 0],
  [undefined, 2_000, 2_000],
  ['0', 2_000, 0],
  ['86400000', undefined, 86_400_000],
])('with the variable %j and the option %j an event waits at most %j ms', (variable, option, ms) => {
  expect(waitOf(variable, option)).toEqual({ ms, warnings: [] });
});

test.each(['-1', '1.5', '1e3', ' 5', '5s', 'ten', '86400001', '99999999999999999999'])(
  'warns of the variable %j and ignores it',
  (variable) => {
    const { ms, warnings } = waitOf(variable, 2_000);
    expect({ ms, warnings }).toEqual({
      ms: 2_000,
      warnings: [
        'ACME_TELEMETRY_WAIT_MS is ignored: its value must be a whole number of milliseconds from 0 to 86400000 (one day).',
      ],
    });
  },
);

test.each([-1, 1.5, Number.NaN, 86_400_001])('warns of the option %j and ignores it', (option) => {
  const { ms, warnings } = waitOf(undefined, option);
  expect({ ms, count: warnings.length }).toEqual({ ms: USUAL, count: 1 });
});
