import { expect, test } from 'vitest';
import { createSpeech } from '../speech.ts';
import { complete } from './candidates.ts';

const valuesAfter = (line: string) => {
  const words = line.split(' ');
  const current = words.pop() ?? '';
  const completion = complete({ words, current, workingDirectory: null, speech: createSpeech('en') });
  return completion.kind === 'files' ? 'files' : completion.candidates.map(({ value }) => value);
};

const GLOBAL = ['--verbose', '--project', '--json', '--disable-telemetry', '--help'];
const TELEMETRY = [
  'status',
  'enable',
  'disable',
  'events',
  'show',
  'check',
  'flush',
  'reset-id',
  'erase',
  'delete',
];

test.each([
  ['', ['version', 'info', 'exit-codes', 'completion', 'environment', 'telemetry']],
  ['telemetry ', TELEMETRY],
  ['--json telemetry ', TELEMETRY],
  ['-p shop telemetry ', TELEMETRY],
  ['--project shop telemetry ', TELEMETRY],
  ['--project=shop telemetry ', TELEMETRY],
  ['--unknown telemetry ', TELEMETRY],
  ['help telemetry ', TELEMETRY],
  ['-', GLOBAL],
  ['telemetry --', GLOBAL],
  ['telemetry flush --', ['--timeout', ...GLOBAL]],
  [
    'telemetry flush --json --timeout 3 -',
    ['--timeout', ...GLOBAL].filter((name) => !/timeout|json/.test(name)),
  ],
  ['telemetry flush -v --disable-telemetry=true -', ['--timeout', '--project', '--json', '--help']],
  ['telemetry flush --timeout ', []],
  ['telemetry flush --timeout=', []],
  ['telemetry flush ', []],
  ['telemetry nonsense ', []],
  ['-p ', 'files'],
  ['telemetry show --project ', 'files'],
  ['--project=', 'files'],
  ['--projects=', []],
  ['telemetry events AppStarted ', []],
  ['completion ', ['bash', 'zsh', 'fish', 'powershell']],
  ['completion -- ', ['bash', 'zsh', 'fish', 'powershell']],
  ['completion -- -', ['bash', 'zsh', 'fish', 'powershell']],
  ['completion bash ', []],
])('after %o comes %j', (line, expected) => {
  expect(valuesAfter(line)).toEqual(expected);
});

test('what is listed is described in the language of the texts', () => {
  const completion = complete({
    words: ['telemetry'],
    current: '',
    workingDirectory: null,
    speech: createSpeech('de'),
  });
  expect(completion).toMatchObject({
    candidates: expect.arrayContaining([{ value: 'enable', description: 'Telemetrie einschalten' }]),
  });
});

test('an event is completed by its name, with what it is', () => {
  const words = ['telemetry', 'events'];
  const completion = complete({ words, current: '', workingDirectory: null, speech: createSpeech('de') });
  expect(completion).toMatchObject({
    candidates: expect.arrayContaining([
      { value: 'AppStarted', description: expect.stringMatching(/gestartet/) },
    ]),
  });
});

test('a command is told by what it does, and a group by what it is for', () => {
  const completion = complete({ words: [], current: '', workingDirectory: null, speech: createSpeech('en') });
  expect(completion).toMatchObject({
    candidates: expect.arrayContaining([
      { value: 'version', description: 'Print the version of Kreya' },
      { value: 'telemetry', description: 'See and control what Kreya collects' },
    ]),
  });
});
