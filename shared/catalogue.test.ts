import { describe, expect, test } from 'vitest';
import { describeKind, flag, oneOf } from '../telemetry/catalogue/kinds.ts';
import { createValidation, type Validation } from '../telemetry/catalogue/validate.ts';
import { wireNameOfEvent, wireNameOfField } from '../telemetry/catalogue/wire.ts';
import { catalogue } from './catalogue.ts';

const validate = createValidation(catalogue);
const operation = { operationType: 'unary', sendMode: 'all', hasScript: true };

/** An event's fields as sent. */
function attributesOf(validation: Validation): string {
  if (!validation.ok) throw new Error(validation.problem);
  const { attributes } = validation.event;
  return attributes
    .map((piece) => (typeof piece === 'number' ? String(piece) : String.fromCharCode(...piece)))
    .join('');
}

function problemOf(name: unknown, metadata?: unknown): string | null {
  const validation = validate(name, metadata);
  return validation.ok ? null : validation.problem;
}

describe('the catalogue', () => {
  test('has every event once, in one group', () => {
    const names = catalogue.groups.flatMap((group) => Object.keys(group.events));
    expect(new Set(names).size).toBe(names.length);
    expect(Object.keys(catalogue.events)).toEqual(names);
  });

  test('describes every event and field for people in one line', () => {
    for (const [name, event] of Object.entries(catalogue.events)) {
      expect(event.description, name).toMatch(/^[^\n]+\.$/);
      for (const [fieldName, field] of Object.entries(event.fields)) {
        expect(field.description, `${name}.${fieldName}`).toMatch(/^[^\n]+\.$/);
      }
    }
  });

  test('has a distinct wire name for every event', () => {
    const wireNames = Object.keys(catalogue.events).map((name) => wireNameOfEvent('kreya', name));
    expect(new Set(wireNames).size).toBe(wireNames.length);
    expect(wireNameOfEvent('kreya', 'OperationInvoked')).toBe('kreya.operation_invoked');
  });

  test('has wire names that need no escaping in JSON', () => {
    for (const [name, event] of Object.entries(catalogue.events)) {
      const fieldNames = Object.entries(event.fields).map(([field, definition]) =>
        wireNameOfField('kreya', field, definition),
      );
      for (const wireName of [wireNameOfEvent('kreya', name), ...fieldNames]) {
        expect(wireName).toMatch(/^[a-z]+(\.[a-z0-9_]+)+$/);
      }
    }
  });

  test('names attributes after fields, except where OpenTelemetry has a name', () => {
    const { grpcMode, httpMethod } = catalogue.events.OperationInvoked.fields;
    expect(wireNameOfField('kreya', 'grpcMode', grpcMode)).toBe('kreya.grpc_mode');
    expect(wireNameOfField('kreya', 'httpMethod', httpMethod)).toBe('http.request.method');
  });

  test('has no kind of field that could hold text', () => {
    const kinds = Object.values(catalogue.events).flatMap((event) =>
      Object.values(event.fields).map((field) => field.kind),
    );
    for (const kind of kinds) {
      for (const text of ['Ada Lovelace', '/home/ada', 'ada@example.com', '1.2.3-ada', '1.2.3.4.5', '']) {
        const value = { value: text };
        const probe = { Probe: { description: '', since: '1.0', fields: { value: field(kind) } } } as const;
        expect(
          createValidation({ namespace: 'test', events: probe })('Probe', value).ok,
          `${describeKind(kind)} took ${text}`,
        ).toBe(false);
      }
    }
    function field(kind: (typeof kinds)[number]) {
      return { description: '', kind };
    }
  });
});

describe('validation', () => {
  test("accepts valid events and encodes their fields in the catalogue's order", () => {
    const validation = validate('OperationInvoked', {
      hasScript: true,
      invokerName: 'rest',
      httpMethod: 'GET',
      sendMode: 'all',
      operationType: 'unary',
    });
    const attributes = [
      { key: 'kreya.operation_type', value: { stringValue: 'unary' } },
      { key: 'kreya.invoker_name', value: { stringValue: 'rest' } },
      { key: 'kreya.send_mode', value: { stringValue: 'all' } },
      { key: 'http.request.method', value: { stringValue: 'GET' } },
      { key: 'kreya.has_script', value: { boolValue: true } },
    ];
    expect(JSON.parse(`[${attributesOf(validation).slice(1)}]`)).toEqual(attributes);
    expect(problemOf('EnvironmentCreated')).toBeNull();
    expect(problemOf('OperationInvoked', { ...operation, invokerName: 'websocket' })).toBeNull();
  });

  test.each<[string, unknown, unknown, string]>([
    ['unknown event', 'NoSuchEvent', {}, 'There is no event NoSuchEvent in'],
    ['inherited name', 'constructor', {}, 'There is no event constructor in'],
    ['name that is no text', 7, {}, 'The name of an event is text, not a whole number.'],
    [
      'missing field',
      'ThemeChanged',
      {},
      'ThemeChanged.theme is missing; accepted is one of light, dark, system.',
    ],
    [
      'extra field',
      'ThemeChanged',
      { theme: 'dark', hue: 3 },
      'ThemeChanged has no field hue; its fields: theme.',
    ],
    [
      'metadata for none',
      'EnvironmentCreated',
      { a: 1 },
      'EnvironmentCreated has no field a; its fields: none.',
    ],
    [
      'wrong value',
      'ThemeChanged',
      { theme: true },
      'ThemeChanged.theme got a flag; accepted is one of light,',
    ],
    ['text for a flag', 'LoggedIn', null, 'LoggedIn: metadata is a plain object, not null.'],
    ['list', 'LoggedIn', ['pro'], 'LoggedIn: metadata is a plain object, not a list.'],
    [
      'fraction',
      'AppClosed',
      { openDurationSeconds: 1.5 },
      'got a number that is not whole; accepted is a whole',
    ],
    [
      'out of bounds',
      'AppClosed',
      { openDurationSeconds: -1 },
      'got a whole number; accepted is a whole number from 0',
    ],
    ['NaN', 'AppClosed', { openDurationSeconds: Number.NaN }, 'got a number that is not whole'],
    [
      'field of another protocol',
      'OperationInvoked',
      { ...operation, invokerName: 'rest', httpMethod: 'GET', grpcMode: 'grpc' },
      'OperationInvoked.grpcMode is only accepted with invokerName grpc.',
    ],
    [
      'missing field of the protocol',
      'OperationInvoked',
      { ...operation, invokerName: 'graphql' },
      'OperationInvoked.httpMethod is missing; accepted is one of GET,',
    ],
  ])('refuses %s and names it', (_, name, metadata, problem) => {
    expect(problemOf(name, metadata)).toContain(problem);
  });

  test('never quotes what it was given', () => {
    const personal = 'Ada Lovelace <ada@example.com>';
    const problems = [
      problemOf(personal, {}),
      problemOf('ThemeChanged', { theme: personal }),
      problemOf('ThemeChanged', { theme: 'dark', [personal]: 1 }),
      problemOf('AppStarted', { version: personal }),
    ];
    for (const problem of problems) {
      expect(problem).not.toBeNull();
      expect(problem).not.toContain('Ada');
      expect(problem).not.toContain('example.com');
    }
  });

  test('ignores properties that every object has', () => {
    const fields = {
      invoker: { description: '', kind: oneOf('grpc', 'rest') },
      constructor: { description: '', kind: flag, onlyWith: { invoker: ['grpc'] } },
    };
    const probe = { Probe: { description: '', since: '1.0', fields } } as const;
    const check = createValidation({ namespace: 'test', events: probe });
    expect(check('Probe', { invoker: 'rest' }).ok).toBe(true);
    expect(check('Probe', { invoker: 'grpc' })).toMatchObject({
      problem: expect.stringContaining('constructor is missing'),
    });
  });

  test('survives hostile metadata', () => {
    const throwing = {
      get theme() {
        throw new Error('no');
      },
    };
    expect(problemOf('ThemeChanged', throwing)).toContain('threw an error');
    let reads = 0;
    const changing = {
      get theme() {
        reads += 1;
        return reads === 1 ? 'dark' : 'Ada Lovelace';
      },
    };
    const validation = validate('ThemeChanged', changing);
    expect(attributesOf(validation)).toContain('{"stringValue":"dark"}');
    expect(reads).toBe(1);
  });

  test.each(['AppClosed', 'AppStarted', 'CliCommandExecuted'])(
    'encodes what it validated, even from a proxy whose answers change: %s',
    (name) => {
      const valid = {
        AppClosed: { openDurationSeconds: 7 },
        AppStarted: {
          version: '1.18.0',
          osName: 'linux',
          osVersion: '6.1',
          osArch: 'x64',
          processArch: 'x64',
          subscriptionPlan: 'free',
          authenticated: true,
          appKind: 'ui',
          packageManager: 'none',
        },
        CliCommandExecuted: { command: 'info', durationMs: 7, succeeded: true },
      }[name];
      const seen = new Set<PropertyKey>();
      const proxy = new Proxy(valid ?? {}, {
        get(target, key) {
          if (seen.has(key)) return 'Ada Lovelace';
          seen.add(key);
          return Reflect.get(target, key);
        },
      });
      expect(validate(name, proxy)).toEqual(validate(name, valid));
    },
  );

  test('accepts values only, nothing that converts to one', () => {
    const dark = { toString: () => 'dark', toJSON: () => 'dark' };
    const seven = { valueOf: () => 7, toString: () => '7' };
    expect(problemOf('ThemeChanged', { theme: dark })).toContain('got an object');
    expect(problemOf('ThemeChanged', { theme: new String('dark') })).toContain('got an object');
    expect(problemOf('ThemeChanged', { theme: ['dark'] })).toContain('got a list');
    expect(problemOf('AppClosed', { openDurationSeconds: seven })).toContain('got an object');
    expect(problemOf('AppClosed', { openDurationSeconds: '7' })).toContain('is not among what is accepted');
    expect(problemOf('AppClosed', { openDurationSeconds: 7n })).toContain('got bigint');
    expect(problemOf('SnapshotSettingsChanged', { scope: 'project', enabled: 1 })).toContain('got a whole');
    expect(problemOf('SnapshotSettingsChanged', { scope: 'project', enabled: 'true' })).not.toBeNull();
  });

  test('reads a field only from the metadata itself, not from what it inherits', () => {
    expect(problemOf('ThemeChanged', Object.create({ theme: 'dark' }))).toContain('theme is missing');
    expect(problemOf('ThemeChanged', { ['__proto__']: { theme: 'dark' } })).toContain('theme is missing');
  });
});
