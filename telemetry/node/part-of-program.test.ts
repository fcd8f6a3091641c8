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

const OFF = { enabled: false, disabledByName: '--disable-telemetry' };
const REPLACE_CHDIR = 'data:text/javascript,process.chdir=()=>{}';

test.each([
  ['is off in a thread that it starts', { as: 'thread' }, OFF],
  ['is off in one that replaces process.chdir', { as: 'thread', execArgv: ['--import', REPLACE_CHDIR] }, OFF],
  ['does not concern a program that it starts', { as: 'process' }, { enabled: true, disabledByName: null }],
])('an option that turns telemetry off in a command line %s', async (_, start, told) => {
  const folder = temporaryFolder();
  const starts = { ...start, options: { folder } };
  const options = { folder, commandLine: ['--disable-telemetry'], starts };
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [await bundle(PROGRAM), JSON.stringify(options)],
    { env: { ...process.env, DO_NOT_TRACK: '' } },
  );
  expect(JSON.parse(stdout)).toMatchObject(told);
  expect(stderr).toBe('');
});
