import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineCatalogue } from '../../catalogue/catalogue.ts';
import { event, eventGroup, field } from '../../catalogue/define.ts';
import { flag, oneOf, version, wholeNumber } from '../../catalogue/kinds.ts';
import { PLACEHOLDERS } from '../../core/errors/reduce/token.ts';
import { OTHER } from '../../core/errors/subject.ts';
import { telemetryTextsFor } from '../texts/index.ts';
import { createRecordReader } from './index.ts';

const catalogue = defineCatalogue({
  namespace: 'acme',
  since: '1.0',
  resource: ['service.version', 'os.type'],
  groups: [
    eventGroup('Operations', {
      OperationInvoked: event(
        'An operation was invoked.',
        '1.0',
        {
          operationType: field('What it exchanges.', oneOf('unary', 'duplex')),
          hasScript: field('Whether it has a script.', flag),
          durationMs: field('How long it took.', wholeNumber(0, 1_000_000)),
        },
        { sampling: { oneIn: 10 } },
      ),
      AppStarted: event('The app was started.', '1.0', {
        osName: field('The operating system of Acme.', oneOf('windows', 'macos', 'linux')),
        appVersion: field('The version of Acme.', version),
      }),
    }),
  ],
});
const OWN = {
  de: {
    groups: { Operations: 'Operationen' },
    events: {
      OperationInvoked: {
        description: 'Eine Operation wurde aufgerufen.',
        fields: { hasScript: 'Ob sie ein Skript hat.' },
      },
    },
  },
};
const readerIn = (language: string) =>
  createRecordReader({ catalogue, texts: telemetryTextsFor(language, OWN, { product: 'Acme' }) });

const attribute = (key: string, value: object) => ({ key, value });
const ORIGIN =
  '{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"acme"}},{"key":"app.installation.id","value":{"stringValue":"c0ffee"}},{"key":"os.type","value":{"stringValue":"linux"}}]},"scopeLogs":[{"scope":{"name":"acme-telemetry","version":"1.2.3"},"logRecords":[';
const EVENT = JSON.stringify({
  timeUnixNano: '1767225601234000000',
  severityNumber: 9,
  eventName: 'acme.operation_invoked',
  attributes: [
    attribute('log.record.uid', { stringValue: 'u-1' }),
    attribute('acme.adjusted_count', { intValue: '10' }),
    attribute('acme.operation_type', { stringValue: 'unary' }),
    attribute('acme.has_script', { boolValue: true }),
    attribute('acme.duration_ms', { intValue: '12345' }),
    attribute('acme.of_tomorrow', { arrayValue: { values: [] } }),
  ],
});

const read = (kind: 'event' | 'error', record: string, language = 'en') =>
  readerIn(language)({ kind, record, origin: kind === 'event' ? ORIGIN : '' });
const valuesOf = (fields: readonly { readonly name: string; readonly value: string }[]) =>
  fields.map(({ name, value }) => `${name}: ${value}`);

function envelopeOf(report: object): string {
  return `{"event_id":"0a"}\n{"type":"event"}\n${JSON.stringify(report)}\n`;
}

describe('an event', () => {
  it('has its fields by their names in the catalogue, with values as people read them and what they mean', () => {
    const found = read('event', EVENT);
    if (found.kind !== 'event') throw new Error(found.kind);
    expect(found).toMatchObject({
      id: 'u-1',
      occurredAt: 1_767_225_601_234,
      name: 'OperationInvoked',
      wireName: 'acme.operation_invoked',
      group: { text: 'Operations' },
      description: { text: 'An operation was invoked.' },
    });
    expect(found.fields.map(({ name, value, meaning }) => [name, value, meaning?.text])).toEqual([
      ['acme.adjusted_count', '10', 'One in 10 installations records this event, so it stands for 10.'],
      ['operationType', 'unary', 'What it exchanges.'],
      ['hasScript', 'yes', 'Whether it has a script.'],
      ['durationMs', '12,345', 'How long it took.'],
      ['acme.of_tomorrow', '{"arrayValue":{"values":[]}}', undefined],
    ]);
    expect(valuesOf(found.common)).toEqual([
      'service.name: acme',
      'app.installation.id: c0ffee',
      'os.type: linux',
      'scope: acme-telemetry 1.2.3',
      'severityNumber: 9',
    ]);
    expect(found.common.every(({ meaning }) => meaning !== null)).toBe(true);
  });

  it('is German for who reads German, but for what nobody translated', () => {
    const found = read('event', EVENT, 'de');
    if (found.kind !== 'event') throw new Error(found.kind);
    expect(found.group).toEqual({ text: 'Operationen', language: undefined });
    expect(found.description?.text).toBe('Eine Operation wurde aufgerufen.');
    const [, , script, duration] = found.fields;
    expect(script).toMatchObject({ value: 'ja', meaning: { text: 'Ob sie ein Skript hat.' } });
    expect(duration).toMatchObject({ value: '12.345', meaning: { language: 'en' } });
  });

  it('keeps its name on the wire if the catalogue has none, and what its record has besides attributes', () => {
    const record = '{"eventName":"acme.of_tomorrow","traceId":"5b8e","attributes":[]}';
    expect(read('event', record)).toMatchObject({
      id: null,
      occurredAt: null,
      name: 'acme.of_tomorrow',
      group: null,
      description: null,
      fields: [{ name: 'traceId', value: '5b8e', meaning: null }],
    });
  });

  it("is told without what goes with it where that can't be read", () => {
    const found = readerIn('en')({ kind: 'event', record: EVENT, origin: '{"resource' });
    expect(found).toMatchObject({ kind: 'event', common: [{ name: 'severityNumber' }] });
  });
});

const ERROR = {
  event_id: '0a',
  timestamp: 1_767_225_601.234,
  platform: 'node',
  level: 'fatal',
  fingerprint: ['f00'],
  release: 'acme@1.2.3',
  environment: 'production',
  dist: 'linux-x64',
  user: { id: 'c0ffee' },
  sdk: { name: 'acme-telemetry', version: '1.2.3', settings: { infer_ip: 'never' } },
  tags: {
    'acme.os_name': 'linux',
    process: 'main',
    code: 'ENOENT',
    syscall: 'open',
    occurrences: '3',
  },
  breadcrumbs: [{ category: 'event', message: 'AppStarted' }],
  exception: {
    values: [
      {
        type: 'Error',
        value: 'caused by <url>',
        mechanism: { type: 'chained', handled: true, exception_id: 1, parent_id: 0, source: 'cause' },
      },
      {
        type: 'TypeError',
        value: "open '<path>'",
        stacktrace: {
          frames: [
            { filename: 'node:fs', function: 'open', in_app: false },
            { filename: '<other>', in_app: false },
            { filename: 'app:///out/main/main.js', function: 'save', lineno: 1, colno: 4711, in_app: true },
          ],
        },
        mechanism: { type: 'uncaughtException', handled: false, exception_id: 0 },
      },
    ],
  },
  contexts: { react: { componentStack: '\n    at Editor\n    at <other>' }, other: { a: 1 } },
  debug_meta: {
    images: [{ type: 'sourcemap', code_file: 'app:///out/main/main.js', debug_id: 'd-1' }],
  },
  of_tomorrow: { a: 1 },
};

describe('an error', () => {
  it('has its type, message, own frames and others, facts, context and the placeholders in it', () => {
    const found = read('error', envelopeOf(ERROR));
    if (found.kind !== 'error') throw new Error(found.kind);
    expect(found).toMatchObject({ id: '0a', occurredAt: 1_767_225_601_234, type: 'TypeError' });
    expect(found.exceptions).toEqual([
      {
        type: 'TypeError',
        message: "open '<path>'",
        role: 'error',
        ownFrames: [{ function: 'save', file: 'out/main/main.js', line: 1, column: 4711 }],
        otherFrames: [
          { function: null, file: '<other>', line: null, column: null },
          { function: 'open', file: 'node:fs', line: null, column: null },
        ],
      },
      { type: 'Error', message: 'caused by <url>', role: 'cause', ownFrames: [], otherFrames: [] },
    ]);
    expect(found.components).toEqual(['Editor', '<other>']);
    expect(found.recentEvents).toEqual(['AppStarted']);
    expect(found.facts.map(({ name, value, meaning }) => [name, value, meaning?.text])).toEqual([
      ['level', 'fatal', 'The process ended.'],
      ['mechanism', 'uncaughtException', 'Nothing caught the error.'],
      ['handled', 'no', 'Whether something handled the error.'],
      ['process', 'main', 'It happened in Acme’s main process.'],
      ['code', 'ENOENT', 'The error’s code.'],
      ['syscall', 'open', 'The system call that failed.'],
      ['occurrences', '3', 'How many identical errors this report stands for.'],
    ]);
    expect(found.placeholders.map(({ placeholder }) => placeholder)).toEqual(['<path>', '<url>', '<other>']);
  });

  it.each([1e20, -1e20, 8_640_000_000_001])(
    'has no time where no calendar has the one of %d',
    (timestamp) => {
      expect(read('error', envelopeOf({ ...ERROR, timestamp }))).toMatchObject({ occurredAt: null });
    },
  );

  it('leaves nothing out of what its report says of the program, the system and the installation', () => {
    const found = read('error', envelopeOf(ERROR));
    if (found.kind !== 'error') throw new Error(found.kind);
    expect(valuesOf(found.context)).toEqual([
      'osName: linux',
      'platform: node',
      'release: acme@1.2.3',
      'dist: linux-x64',
      'of_tomorrow: {"a":1}',
      'environment: production',
      'user.id: c0ffee',
      'sdk: acme-telemetry 1.2.3',
      'infer_ip: never',
      'fingerprint: f00',
      'out/main/main.js: d-1',
      'contexts.other: {"a":1}',
    ]);
    expect(found.context[0]?.meaning?.text).toBe('The operating system of Acme.');
    const unknown = found.context.filter(({ meaning }) => meaning === null).map(({ name }) => name);
    expect(unknown).toEqual(['of_tomorrow', 'contexts.other']);
  });

  it('says of a system what telemetry does, where no event of the catalogue says it', () => {
    const tags = { 'acme.os_arch': 'x64' };
    const found = read('error', envelopeOf({ ...ERROR, tags }));
    if (found.kind !== 'error') throw new Error(found.kind);
    expect(found.context[0]).toMatchObject({
      name: 'osArch',
      value: 'x64',
      meaning: { text: 'The processor architecture of the operating system.' },
    });
  });
});

describe('a crash', () => {
  it('has the exception with its reason, and its frames as places in modules, the innermost first', () => {
    const frame = (module: string, offset: string, trust: string) => ({
      platform: 'native',
      package: module,
      instruction_addr: offset,
      trust,
      in_app: false,
    });
    const crash = {
      event_id: '0b',
      timestamp: 1,
      level: 'fatal',
      tags: { process: 'renderer', exception_code: '0xb' },
      exception: {
        values: [
          {
            type: 'SIGSEGV',
            value: 'in <other>',
            stacktrace: { frames: [frame('libc.so.6', '0x20', 'scan'), frame('kreya', '0x10', 'context')] },
            mechanism: { type: 'minidump', handled: false },
          },
        ],
      },
    };
    expect(read('error', envelopeOf(crash))).toMatchObject({
      kind: 'crash',
      type: 'SIGSEGV',
      process: 'renderer',
      reason: 'The process accessed memory that it is not allowed to access.',
      frames: [
        { module: 'kreya', offset: '0x10', meaning: 'the instruction that crashed' },
        { module: 'libc.so.6', offset: '0x20', meaning: 'perhaps a caller' },
      ],
      placeholders: [{ placeholder: '<other>' }],
    });
  });
});

describe("what can't be understood", () => {
  it.each(['', '{', '[]', 'null', '"text"', '{"eventName":1}', '{}', `${'['.repeat(100_000)}`])(
    'is shown as it is (%#)',
    (record) => {
      for (const kind of ['event', 'error'] as const) {
        expect(read(kind, record)).toEqual({ kind: 'unreadable', raw: record });
        const envelope = `{}\n{}\n${record}\n`;
        expect(read('error', envelope)).toEqual({ kind: 'unreadable', raw: envelope });
      }
    },
  );

  it('ends the same for JSON nested too deep to be written again', () => {
    const deep = `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`;
    const record = `{"eventName":"acme.app_started","more":${deep}}`;
    expect(() => read('event', record)).not.toThrow();
  });

  it('never throws, whatever stands where something else should', () => {
    const readAny = readerIn('en');
    const keys = fc.constantFrom(
      ...['exception', 'values', 'type', 'value', 'mechanism', 'stacktrace', 'frames', 'tags', 'sdk'],
      ...[
        'attributes',
        'key',
        'stringValue',
        'intValue',
        'eventName',
        'constructor',
        '__proto__',
        'contexts',
      ],
    );
    const any = fc.letrec((tie) => ({
      value: fc.oneof({ maxDepth: 6 }, fc.jsonValue({ maxDepth: 1 }), tie('object'), fc.array(tie('value'))),
      object: fc.dictionary(keys, tie('value'), { maxKeys: 6 }),
    }));
    fc.assert(
      fc.property(any.object, (value) => {
        const json = JSON.stringify(value);
        for (const record of [json, JSON.stringify({ ...value, eventName: 'acme.app_started' })]) {
          readAny({ kind: 'event', record, origin: `${json.slice(0, -1)},"scopeLogs":[{"logRecords":[` });
        }
        const exception = { values: [value, { ...value, type: 'Error' }] };
        readAny({ kind: 'error', record: envelopeOf({ ...value, exception }), origin: '' });
      }),
    );
  });
});

it.each(['en', 'de'])('every placeholder of an error is explained in %s', (language) => {
  const all = [...PLACEHOLDERS, OTHER, '<anonymous>'];
  const report = { ...ERROR, exception: { values: [{ type: 'Error', value: all.join(' ') }] } };
  const found = read('error', envelopeOf(report), language);
  if (found.kind !== 'error') throw new Error(found.kind);
  expect(found.placeholders.map(({ placeholder }) => placeholder).sort()).toEqual(all.sort());
});
