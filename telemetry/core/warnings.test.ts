import { expect, test } from 'vitest';
import { telemetryTextsFor } from '../contract/texts/index.ts';
import { createTelemetry } from './telemetry/telemetry.ts';
import { createFakeHost } from './testing/fake-host.ts';

test('warns in the language that the program speaks', () => {
  const host = createFakeHost({
    environment: { DO_NOT_TRACK: 'ask Ada' },
    warningTexts: () => telemetryTextsFor('de-CH').warnings,
  });
  createTelemetry(host);
  expect(host.warnings).toEqual([expect.stringMatching(/^DO_NOT_TRACK hat einen unbekannten Wert/)]);
});
