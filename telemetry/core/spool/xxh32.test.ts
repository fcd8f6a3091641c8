import { describe, expect, test } from 'vitest';
import { xxh32 } from './xxh32.ts';

function digest(bytes: Uint8Array): string {
  const hash = xxh32(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length);
  return hash.toString(16).padStart(8, '0');
}

describe('XXH32', () => {
  test.each([
    ['', '02cc5d05'],
    ['a', '550d7456'],
    ['abc', '32d153ff'],
    ['0123456789abcdef', 'c2c45b69'],
    ['0123456789abcdef0123456789abcdef012', '84fbb0a4'],
    ['Nobody inspects the spammish repetition', 'e2293b2f'],
  ])('agrees with other implementations: %j', (text, expected) => {
    expect(digest(Buffer.from(text))).toBe(expected);
  });

  test('covers the given range, wherever it lies', () => {
    const text = Buffer.from('Nobody inspects the spammish repetition');
    for (let start = 0; start < 8; start += 1) {
      const bytes = Buffer.concat([Buffer.alloc(start, 1), text, Buffer.alloc(3, 2)]);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      expect(xxh32(view, start, start + text.length)).toBe(0xe2293b2f);
    }
  });

  test('detects every change of one byte, at any length', () => {
    for (let length = 1; length <= 70; length += 1) {
      const bytes = Uint8Array.from({ length }, (_, at) => (at * 37) % 256);
      const intact = digest(bytes);
      for (let at = 0; at < length; at += 1) {
        for (const change of [1, 0x80, 0xff]) {
          const hit = bytes.with(at, (bytes[at] ?? 0) ^ change);
          expect(digest(hit), `byte ${at} of ${length}`).not.toBe(intact);
        }
      }
    }
  });
});
