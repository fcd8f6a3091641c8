import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { parseRawError, RAW_LIMITS, type RawError, readThrown } from './raw-error.ts';

/** A chain cut open: how deep its causes go. */
const depthOf = (raw: RawError | null): number => (raw === null ? 0 : 1 + depthOf(raw.cause));
const countOf = (raw: RawError): number =>
  1 +
  (raw.cause === null ? 0 : countOf(raw.cause)) +
  raw.errors.reduce((sum, error) => sum + countOf(error), 0);

it('reads an error with what Node adds to it', () => {
  const cause = new RangeError('too far');
  const error = Object.assign(new TypeError('no such file', { cause }), { code: 'ENOENT', syscall: 'open' });
  const raw = readThrown(error);
  expect(raw).toMatchObject({ kind: 'error', name: 'TypeError', message: 'no such file' });
  expect(raw).toMatchObject({ code: 'ENOENT', syscall: 'open', headerFound: true });
  expect(raw.stack).toMatch(/^ {4}at .*raw-error\.test\.ts:\d+:\d+/);
  expect(raw.cause).toMatchObject({ kind: 'error', name: 'RangeError', message: 'too far', cause: null });
});

it('reads errors of another realm and a DOMException as errors', () => {
  expect(readThrown(runInNewContext('new TypeError("far away")'))).toMatchObject({
    kind: 'error',
    name: 'TypeError',
  });
  expect(readThrown(new DOMException('gone', 'AbortError'))).toMatchObject({
    kind: 'error',
    name: 'AbortError',
    code: '',
  });
});

it.each<[unknown, RawError['kind'], string]>([
  ['oh no', 'string', 'oh no'],
  [7, 'number', ''],
  [7n, 'bigint', ''],
  [false, 'boolean', ''],
  [null, 'null', ''],
  [undefined, 'undefined', ''],
  [Symbol('oh no'), 'symbol', ''],
  [() => 'oh no', 'function', ''],
  [{ message: 'oh no' }, 'object', 'oh no'],
  [[1, 2], 'object', ''],
])('reads %o as %s', (thrown, kind, message) => {
  expect(readThrown(thrown)).toMatchObject({ kind, message, stack: '', cause: null, errors: [] });
});

it('never throws, whatever is thrown', () => {
  const trap = () => {
    throw new Error('trapped');
  };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const traps = ['get', 'has', 'getPrototypeOf', 'ownKeys', 'getOwnPropertyDescriptor'].map((name) => [
    name,
    trap,
  ]);
  const error = new Error('x');
  for (const key of ['stack', 'message', 'name', 'cause', 'code', 'errors']) {
    Object.defineProperty(error, key, { get: trap });
  }
  expect(readThrown(revoked.proxy)).toMatchObject({ kind: 'unreadable' });
  expect(readThrown(new Proxy({}, Object.fromEntries(traps)))).toMatchObject({ kind: 'unreadable' });
  expect(readThrown(error)).toMatchObject({ kind: 'error', name: '', message: '', stack: '' });
  expect(readThrown({ errors: revoked.proxy })).toMatchObject({ kind: 'object', errors: [] });
  expect(readThrown(Object.create(null))).toMatchObject({ kind: 'object' });
  expect(readThrown({ message: 5, name: {}, stack: [] })).toMatchObject({ name: '', message: '', stack: '' });
});

it('ends cycles and bounds depth, width and length', () => {
  const cycle: { message: string; cause?: unknown } = { message: 'round' };
  cycle.cause = cycle;
  expect(depthOf(readThrown(cycle))).toBe(RAW_LIMITS.depth + 1);

  const wide = (level: number): Error =>
    level === 0
      ? new Error('leaf')
      : new AggregateError(
          Array.from({ length: 50 }, () => wide(level - 1)),
          'wide',
        );
  const raw = readThrown(wide(3));
  expect(raw.errors.length).toBeLessThanOrEqual(RAW_LIMITS.errors);
  expect(countOf(raw)).toBeLessThanOrEqual(RAW_LIMITS.chain);

  const long = new Error('x'.repeat(5_000_000));
  Object.assign(long, { code: 'y'.repeat(1_000_000) });
  expect(readThrown(long).message).toHaveLength(RAW_LIMITS.message);
  expect(readThrown(long).code).toHaveLength(RAW_LIMITS.word);
  expect(readThrown(long).stack, 'the frames are behind the message').toMatch(/^ {4}at /);
});

it('leaves out the header, however long the message is and whatever looks like a frame in it', () => {
  const fake = '    at fake (node:fs:1:1)';
  for (const error of [
    new Error(`oh no\n${fake}\n${fake}`),
    new Error(fake),
    new Error(''),
    Object.assign(new Error(fake), { name: 'RenamedLater' }),
    new (class OtherError extends TypeError {})(fake),
  ]) {
    expect(readThrown(error)).toMatchObject({ headerFound: true });
    expect(readThrown(error).stack).not.toContain('fake');
  }
});

it('says so if the header is not the message, as that may then be part of the stack', () => {
  for (const message of ['two', 'one and', 'one and more and more']) {
    const changed = new Error('one and more\n    at fake (node:fs:1:1)');
    // Some runtimes write the stack when it is read first.
    expect(changed.stack).toContain('one and more');
    changed.message = message;
    expect(readThrown(changed)).toMatchObject({ headerFound: false });
    expect(readThrown(changed).stack).toMatch(/^ *at /);
  }
});

it('accepts what it read after it has crossed to another process, and nothing else', () => {
  const raw = readThrown(new AggregateError([new Error('a', { cause: 'b' }), null], 'c'));
  expect(parseRawError(structuredClone(raw))).toEqual(raw);
  const wrong: readonly unknown[] = [
    null,
    'raw',
    [],
    {},
    { ...raw, kind: 'other' },
    { ...raw, message: 5 },
    { ...raw, message: 'x'.repeat(RAW_LIMITS.message + 1) },
    { ...raw, stack: undefined },
    { ...raw, headerFound: 'yes' },
    { ...raw, cause: 'text' },
    { ...raw, cause: undefined },
    { ...raw, errors: null },
    { ...raw, errors: [{}] },
    { ...raw, errors: Array.from({ length: RAW_LIMITS.errors + 1 }, () => readThrown(1)) },
  ];
  for (const data of wrong) expect(parseRawError(data)).toBeNull();

  let deep: RawError = readThrown(1);
  for (let level = 0; level < 20; level += 1) deep = { ...deep, cause: deep };
  expect(parseRawError(deep)).toBeNull();
});
