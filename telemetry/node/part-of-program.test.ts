import { expect, onTestFinished, test } from 'vitest';
import { disableInChildren } from './part-of-program.ts';

const VARIABLE = 'ACME_DISABLETELEMETRY';

test.each([
  [['--disable-telemetry'], 'true'],
  [['export', '--disable-telemetry=yes'], 'true'],
  [['--disable-telemetry=perhaps'], 'true'],
  [['--disable-telemetry=false'], undefined],
  [['export'], undefined],
])('started with %j, a program hands on %j', (commandLine, expected) => {
  onTestFinished(() => {
    delete process.env[VARIABLE];
  });
  disableInChildren(commandLine, 'acme');
  expect(process.env[VARIABLE]).toBe(expected);
});
