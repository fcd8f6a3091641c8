import { describe, expect, it } from 'vitest';
import { parseEnvelope } from './sentry.ts';

const parse = (text: string) => parseEnvelope(Buffer.from(text));

describe('parseEnvelope', () => {
  it('reads a payload by its length, including newlines, or else up to the end of its line', () => {
    const items = parse(
      '{"event_id":"e"}\n{"type":"attachment","length":5}\na\nb\nc\n{"type":"session"}\n{"a":1}',
    );
    expect(items.map(({ type, rawPayload, payload }) => [type, rawPayload.toString(), payload])).toEqual([
      ['attachment', 'a\nb\nc', null],
      ['session', '{"a":1}', { a: 1 }],
    ]);
  });

  it('accepts an empty payload and trailing newlines', () => {
    expect(parse('{}\n{"type":"attachment","length":0}\n\n\n')).toMatchObject([{ type: 'attachment' }]);
    expect(parse('{}\n')).toEqual([]);
  });

  it.each([
    ['{"type":"event"}\n{"exception":{"values":[{"type":"A"},{"type":"B","value":"why"}]}}', 'B: why'],
    ['{"type":"event"}\n{"message":"hello"}', 'hello'],
    ['{"type":"event"}\n{}', ''],
  ])('names the error of %s', (item, title) => {
    expect(parse(`{}\n${item}`)).toMatchObject([{ title }]);
  });

  it.each([
    '',
    'x\n',
    '{}\nx\n',
    '{}\n{"length":1}\na',
    '{}\n{"type":"event","length":9}\n{}',
    '{}\n{"type":"event","length":1}\n{}',
  ])('refuses %j', (text) => {
    expect(() => parse(text)).toThrow();
  });
});
