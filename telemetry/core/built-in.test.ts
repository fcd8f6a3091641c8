import { expect, test } from 'vitest';
import { createTelemetry } from './telemetry/telemetry.ts';
import { createFakeHost } from './testing/fake-host.ts';

const builtIn = { endpoint: 'not a url' };

test('an address that is none is blamed on the option that it was in', () => {
  const host = createFakeHost({ environment: {}, builtIn });
  createTelemetry(host).stop();
  expect(host.warnings).toEqual([
    expect.stringMatching(/^The option endpoint is not the address of a receiver/),
  ]);
});

test('or on the variable that it was in', () => {
  const host = createFakeHost({ environment: { ACME_TELEMETRY_ENDPOINT: 'not a url either' }, builtIn });
  createTelemetry(host).stop();
  expect(host.warnings).toEqual([expect.stringMatching(/^ACME_TELEMETRY_ENDPOINT is not the address/)]);
});
