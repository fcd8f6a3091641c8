import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asciiJson, printable } from './printable.ts';

test.each([
  ['\u001b[2J', '\\u001b[2J', 'clears the screen'],
  ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007', 'sets the title of the window'],
  ['\u009b31m', '\\u009b31m', 'is a sequence by a single character'],
  ['\r\n\t\b\u007f', '\\u000d\\u000a\\u0009\\u0008\\u007f', 'moves on, or back'],
  ['a\u202eb\u2066c', 'a\\u202eb\\u2066c', 'turns the direction'],
  ['\u2028\u2029', '\\u2028\\u2029', 'ends a line'],
])('prints %j as %j: it %s', (text, expected, _) => {
  expect(printable(text)).toBe(expected);
});

test.each(['staging', 'Prüfung 2', 'שלום', 'C:\\dir "x"', '👩‍💻', ''])('prints %j unchanged', (text) => {
  expect(printable(text)).toBe(text);
});

test('--json prints ASCII only, and the same value', () => {
  expect(asciiJson({ name: 'Jürgen 👩‍💻\u001b' })).toBe(
    '{\n  "name": "J\\u00fcrgen \\ud83d\\udc69\\u200d\\ud83d\\udcbb\\u001b"\n}',
  );
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
      const printed = asciiJson(value);
      expect(printed).toMatch(/^[\n\x20-\x7e]*$/);
      expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('JSON has the same value afterwards', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(printable(JSON.stringify(text)))).toBe(text);
    }),
  );
});
