import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../core/testing/fake-host.ts';
import { bundle } from '../testing/bundle.ts';
import { disableInChildren } from './part-of-program.ts';

const VARIABLE = 'ACME_DISABLETELEMETRY';

test.each([
  [['--disable-telemetry'], 'true'],
  [['export', '--disable-telemetry=yes'], 'true'],
  [['--disable-telemetry=perhaps'], 'true'],
  [['--disable-telemetry=false'], undefined],
  [['export'], undefined],
])('started with %j, an app passes on %j', (commandLine, expected) => {
  onTestFinished(() => {
    delete process.env[VARIABLE];
  });
  disableInChildren(commandLine, 'acme');
  expect(process.env[VARIABLE]).toBe(expected);
});

const PROGRAM = join(import.meta.dirname, 'testing/program.ts');

test.each([
  ['is off in a thread that it starts', 'thread', { enabled: false, disabledByName: '--disable-telemetry' }],
  ['does not concern a program that it starts', 'process', { enabled: true, disabledByName: null }],
])('an option that turns telemetry off in a command line %s', async (_, as, told) => {
  const folder = temporaryFolder();
  const options = { folder, commandLine: ['--disable-telemetry'], starts: { as, options: { folder } } };
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [await bundle(PROGRAM), JSON.stringify(options)],
    { env: { ...process.env, DO_NOT_TRACK: '' } },
  );
  expect(JSON.parse(stdout)).toMatchObject(told);
  expect(stderr).toBe('');
});
