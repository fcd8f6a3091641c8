import { expect, test } from 'vitest';
import { checkStart } from './check-start.ts';

test('outside of the main process it is refused with what to call instead', () => {
  expect(checkStart).toThrow("call createNodeTelemetry of 'kreya-telemetry/node'");
});
