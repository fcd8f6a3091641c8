import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { type RawError, readThrown } from '../../../contract/raw-error.ts';
import type { OwnCode } from '../../ports.ts';
import { createReducer } from './index.ts';
import { NO_OWN_CODE } from './testing/own-code.ts';

const own: OwnCode = {
  ...NO_OWN_CODE,
  messages: [
    ['Will not open ', ', which ', ' closed.'],
    ['', ''],
  ],
  names: new Set(['LockedError', 'Grace']),
};
const reduce = createReducer(() => own);
const first = (thrown: unknown) => {
  const [reduced] = reduce(readThrown(thrown));
  if (reduced === undefined) throw new Error('There is always one.');
  return reduced;
};
const failed = (fields: Partial<Record<keyof RawError, string>>) =>
  first(Object.assign(new Error('x'), fields));

it('keeps only names of known error classes', () => {
  for (const name of ['TypeError', 'AbortError', 'SocketError', 'LockedError']) {
    expect(failed({ name }).type).toBe(name);
  }
  for (const name of ['GraceError', 'Grace', 'typeerror', 'TypeError ', '', 'constructor', '__proto__']) {
    expect(failed({ name }).type).toBe('Error');
  }
});

it('says what was thrown if it is not an error', () => {
  expect(first('Grace')).toMatchObject({ type: 'NonErrorString', message: '<word>', frames: [] });
  expect(first(5)).toMatchObject({ type: 'NonErrorNumber', message: '' });
  expect(first(null).type).toBe('NonErrorNull');
  expect(first({ message: 'Grace failed' })).toMatchObject({
    type: 'NonErrorObject',
    message: '<word> failed',
  });
});

it('keeps only codes and system calls of the closed sets', () => {
  for (const code of [
    'ENOENT',
    'WSAECONNRESET',
    'ERR_INVALID_ARG_TYPE',
    'UND_ERR_SOCKET',
    'ERR_CONNECTION_REFUSED',
  ]) {
    expect(failed({ code }).code).toBe(code);
  }
  for (const code of ['ERR_JOHN_SMITH', 'EGRACE', 'enoent', ' ENOENT', 'ERR_', '', '5']) {
    expect(failed({ code }).code).toBeNull();
  }
  expect(failed({ syscall: 'open' }).syscall).toBe('open');
  expect(failed({ syscall: 'spawn /home/grace/bin/x' }).syscall).toBe('spawn');
  expect(failed({ syscall: 'grace' }).syscall).toBeNull();
});

it('keeps the fixed parts of our own messages, whatever their words', () => {
  expect(failed({ message: 'Will not open Grace, which Mark closed.' }).message).toBe(
    'Will not open <word>, which <word> closed.',
  );
  expect(failed({ message: 'Will not open Grace, which is closed' }).message).toBe(
    '<word> not open <word>, which is closed',
  );
});

it('never repeats the text that failed to parse', () => {
  for (const text of ['error', 'null is not', 'open file', '"a" error']) {
    const message = `Unexpected token 'i', "${text}" is not valid JSON`;
    expect(failed({ message: `Request failed: ${message} after all` }).message).toBe(
      'Request failed: <string> is not valid JSON after all',
    );
    expect(failed({ message }).message).toBe('Unexpected token \'<string>\', "<string>" is not valid JSON');
  }
});

it('lists causes and members after the error they belong to', () => {
  const error = new AggregateError([new TypeError('a', { cause: 'b' }), new RangeError('c')], 'd', {
    cause: new SyntaxError('e'),
  });
  expect(reduce(readThrown(error)).map(({ type, parent, relation }) => [type, parent, relation])).toEqual([
    ['AggregateError', null, null],
    ['SyntaxError', 0, 'cause'],
    ['TypeError', 0, 'errors'],
    ['NonErrorString', 2, 'cause'],
    ['RangeError', 0, 'errors'],
  ]);
});

it('is pure, and builds its lists at the first error', () => {
  const read = vi.fn(() => own);
  const lazy = createReducer(read);
  expect(read).not.toHaveBeenCalled();
  const raw = readThrown(new Error('Cannot open file 5'));
  expect(lazy(raw)).toEqual(lazy(raw));
  expect(read).toHaveBeenCalledTimes(1);
});

it("limits the message's length", () => {
  const { message } = failed({ message: 'a Grace '.repeat(10_000) });
  expect(message.length).toBeLessThanOrEqual(1_000);
});

it('reduces anything another process may send', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  const fields = {
    name: text,
    message: text,
    stack: text,
    code: text,
    syscall: text,
    componentStack: text.map((name) => `    at ${name}`),
    headerFound: fc.boolean(),
  };
  fc.assert(
    fc.property(fc.record(fields), (texts) => {
      const raw: RawError = { kind: 'error', ...texts, cause: null, errors: [] };
      expect(reduce(raw)).toHaveLength(1);
      expect(JSON.stringify(reduce(raw))).toMatch(/^[\x20-\x7e]*$/);
    }),
  );
});
