import { expect, test } from 'vitest';
import { createTelemetry } from './telemetry/telemetry.ts';
import { createFakeHost } from './testing/fake-host.ts';

const builtIn = { endpoint: 'not a url' };

test('an invalid address names the option it came from', () => {
  const host = createFakeHost({ environment: {}, builtIn });
  createTelemetry(host).stop();
  expect(host.warnings).toEqual([
    expect.stringMatching(/^The option endpoint is not a valid receiver address/),
  ]);
});

test('an invalid address names the variable it came from', () => {
  const host = createFakeHost({ environment: { ACME_TELEMETRY_ENDPOINT: 'not a url either' }, builtIn });
  createTelemetry(host).stop();
  expect(host.warnings).toEqual([
    expect.stringMatching(/^ACME_TELEMETRY_ENDPOINT is not a valid receiver address/),
  ]);
});
