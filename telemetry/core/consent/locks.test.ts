import { expect, test } from 'vitest';
import { findLock, type LockSources } from './locks.ts';

const NOTHING: LockSources = {
  variable: 'ACME_DISABLETELEMETRY',
  commandLine: [],
  environment: {},
  configurationFiles: [],
};
const FILE = '/home/somebody/.config/Acme/acme.config.json';

function lockOf(sources: Partial<LockSources>) {
  const { lock, warnings } = findLock({ ...NOTHING, ...sources });
  return { by: lock?.name ?? null, warnings: warnings.length };
}

test.each([
  ['true', true, 0],
  [' TRUE ', true, 0],
  ['1', true, 0],
  ['Yes', true, 0],
  ['on', true, 0],
  ['false', false, 0],
  ['0', false, 0],
  ['NO', false, 0],
  ['off', false, 0],
  ['', false, 0],
  ['2', true, 1],
  ['nein', true, 1],
])('the text %o locks telemetry off: %o, with %i warnings, from every source', (text, disables, warnings) => {
  for (const name of [
    'ACME_DISABLETELEMETRY',
    'ACME_DisableTelemetry',
    'acme_disabletelemetry',
    'DO_NOT_TRACK',
  ]) {
    expect(lockOf({ environment: { [name]: text } })).toEqual({ by: disables ? name : null, warnings });
  }
  expect(lockOf({ commandLine: [`--disable-telemetry=${text}`] })).toEqual({
    by: disables ? '--disable-telemetry' : null,
    warnings,
  });
  const file = { path: FILE, text: JSON.stringify({ DisableTelemetry: text }) };
  expect(lockOf({ configurationFiles: [file] })).toEqual({ by: disables ? FILE : null, warnings });
});

test.each([
  ['{ "DisableTelemetry": true }', true, 0],
  ['{ "DisableTelemetry": false }', false, 0],
  ['{ "disableTelemetry": true }', true, 0],
  ['\uFEFF{ "DisableTelemetry": true }', true, 0],
  ['{ "DisableTelemetry": false, "disabletelemetry": true }', true, 0],
  ['{ "Proxy": "x" }', false, 0],
  ['{ "DisableTelemetry": null }', true, 1],
  ['{ "DisableTelemetry": 1 }', true, 1],
  ['', true, 1],
  ['{', true, 1],
  ['[]', true, 1],
  ['"true"', true, 1],
  [null, true, 1],
])('a configuration file with %o locks telemetry off: %o, with %i warnings', (text, disables, warnings) => {
  const found = lockOf({ configurationFiles: [{ path: FILE, text }] });
  expect(found).toEqual({ by: disables ? FILE : null, warnings });
});

test('one source is enough to disable, whatever the others say', () => {
  const sources: LockSources = {
    ...NOTHING,
    commandLine: ['--disable-telemetry=false'],
    environment: { ACME_DISABLETELEMETRY: 'false', DO_NOT_TRACK: 'no' },
    configurationFiles: [{ path: FILE, text: '{ "DisableTelemetry": false }' }],
  };
  expect(findLock(sources).lock).toBeNull();
  const disabling: Partial<LockSources>[] = [
    { commandLine: ['--disable-telemetry=false', '--disable-telemetry'] },
    { environment: { ACME_DISABLETELEMETRY: 'false', Acme_DisableTelemetry: '1' } },
    {
      configurationFiles: [...sources.configurationFiles, { path: FILE, text: '{ "DisableTelemetry": 1 }' }],
    },
  ];
  for (const change of disabling) expect(findLock({ ...sources, ...change }).lock).not.toBeNull();
});

test('ignores options and variables that only look similar', () => {
  expect(lockOf({ commandLine: ['--disable-telemetry-x', 'disable-telemetry', '-p'] }).by).toBeNull();
  expect(lockOf({ environment: { XACME_DISABLETELEMETRY: '1', ACME_DISABLETELEMETRYX: '1' } }).by).toBeNull();
});

test('a warning names the source and the accepted values, but not the value found', () => {
  const { warnings } = findLock({ ...NOTHING, environment: { DO_NOT_TRACK: 'ask Ada' } });
  expect(warnings).toEqual([expect.stringMatching(/^DO_NOT_TRACK .*true, 1, yes or on/)]);
  expect(warnings[0]).not.toContain('Ada');
});
