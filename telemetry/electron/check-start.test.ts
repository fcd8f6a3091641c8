import { expect, test } from 'vitest';
import { checkStart } from './check-start.ts';

test('outside the main process it throws and says what to call instead', () => {
  expect(checkStart).toThrow("call createNodeTelemetry of 'kreya-telemetry/node'");
});
