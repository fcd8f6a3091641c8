import { STATUS_CODES } from 'node:http';
import { constants } from 'node:http2';
import { expect, it } from 'vitest';
import { HTTP_STATUSES, HTTP2_ERRORS } from './data/protocols.ts';
import { TYPED_MESSAGES } from './data/typed-messages.ts';
import { createPhrases } from './phrases.ts';
import { createSlots } from './slots.ts';
import { parseTemplate } from './templates.ts';

const phraseAt = createPhrases((code) => code === 'ERR_ABORTED');

it('has the numbers and names of the registries', () => {
  const lines = Object.entries(STATUS_CODES).map(([status, reason]) => `${status} ${reason}`);
  expect(HTTP_STATUSES.trim().split('\n')).toEqual(lines);
  const http2 = HTTP2_ERRORS.trim().split(/\s+/);
  const ofNode = Object.entries(constants).filter(([, value]) => typeof value === 'number');
  for (const [code, name] of http2.entries()) {
    expect(ofNode).toContainEqual([`NGHTTP2_${name}`, code]);
  }
});

it('begins only at a word', () => {
  const text = 'xHTTP 404, HTTP 404';
  expect(phraseAt(text, 0)).toBeNull();
  expect(phraseAt(text, 1)).toBeNull();
  expect(phraseAt(text, 11)).toEqual({ length: 8, text: 'HTTP 404' });
});

it('has a typed hole wherever a text says what kind of value follows', () => {
  const kinds = new Set(
    TYPED_MESSAGES.trim()
      .split('\n')
      .flatMap((line) => parseTemplate(line).slots),
  );
  kinds.delete('');
  const reduceSlot = createSlots({
    isName: (name) => name === 'open',
    interfaces: new Set(['Node']),
    members: new Set(['open']),
    networkCodes: new Set(['ERR_ABORTED']),
    http2Errors: ['a', 'b'],
  });
  const fitting: Readonly<Record<string, string>> = {
    name: 'open',
    interface: 'Node',
    member: 'open',
    nodeType: '#text',
    digit: '1',
    position: '17 (line 1 column 18)',
    react: '418',
    status: '404',
    http2: '1',
    net: 'ERR_ABORTED (-3)',
  };
  expect([...kinds].sort()).toEqual(Object.keys(fitting).sort());
  for (const [kind, text] of Object.entries(fitting)) {
    expect(reduceSlot(kind, text), kind).toBe(text);
    for (const other of ['', 'ada lovelace', 'ada@example.com', '4111111111111111', '+43 664 5550199'])
      expect(reduceSlot(kind, other), kind).toBeNull();
  }
  expect(reduceSlot('constructor', 'open')).toBeNull();
});

it('takes no longer for hostile texts', () => {
  const start = performance.now();
  for (const unit of [
    'HTTP ',
    'status code of ',
    'closed with with ',
    '14 ',
    '404 (',
    'ERR_A',
    '1006: ',
    '(',
    'gRPC ',
  ]) {
    const text = unit.repeat(2_000 / unit.length);
    for (let at = 0; at < text.length; at += 1) phraseAt(text, at);
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});
