import { expect, test } from 'vitest';
import { decodeText } from './decode-text.ts';

const TEXT = '{ "a": "ü 😀" }\r\n';
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16 LE with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-16 BE with a mark', bigEndian(`\uFEFF${TEXT}`)],
])('reads %s', (_, bytes) => {
  expect(decodeText(bytes)).toBe(TEXT);
});

test.each([
  ['Latin-1', Buffer.from('{ "a": "ü" }', 'latin1')],
  ['half of a character', Buffer.from('ü').subarray(0, 1)],
  ['a lone surrogate', Buffer.from('\uFEFF\uD83D', 'utf16le')],
  ['half of a unit', Buffer.from([0xff, 0xfe, 0x7b])],
])('refuses %s rather than substitute characters', (_, bytes) => {
  expect(decodeText(bytes)).toBeNull();
});

test('reads an empty file as empty text', () => {
  expect(decodeText(Buffer.alloc(0))).toBe('');
});
