import fs from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJsonFile } from './json-file.ts';
import { createFolder, failingDisk, problemIn, valueIn } from './testing/project-folder.ts';

function problemOf(text: string): string {
  const folder = createFolder({ 'a.krproj': text });
  return problemIn(readJsonFile(fs, join(folder, 'a.krproj')), folder).replace('<folder>/a.krproj:', '');
}

test.each([
  ['', '1:1: a JSON value, or a key in double quotes, was expected.'],
  ['{\n  "id": "a"\n  "b": 1\n}', '3:3: a comma was expected.'],
  ['{\r\n  "id" "a"\r\n}', '2:8: a colon was expected.'],
  ['{\r  "id": "a",\r}', '3:1: a key in double quotes was expected.'],
  ['{ id: 1 }', '1:3: a JSON value, or a key in double quotes, was expected.'],
  ['{ "id": tru }', '1:9: a JSON value, or a key in double quotes, was expected.'],
  ['{ "id": "a', '1:9: text with a closing double quote on the same line was expected.'],
  ['{ "id": "\t" }', '1:9: text without control characters was expected.'],
  ['{ "id": "\\q" }', '1:9: text with valid escapes was expected.'],
  ['{ "id": "\\u12" }', '1:9: text with valid escapes was expected.'],
  ['{ "id": 1. }', '1:9: a complete number was expected.'],
  ['{ "id": [1', '1:11: a closing ] was expected.'],
  ['{ "id": 1', '1:10: a closing } was expected.'],
  ['{ } }', '1:5: the end of the file was expected.'],
  ['{ } /*', '1:5: a comment that ends was expected.'],
  ['\uFEFF[]', '1:1: a JSON object was expected.'],
  ['\n "text"', '2:2: a JSON object was expected.'],
  [`{ "a": ${'['.repeat(1_000_000)}`, '1:1: JSON with fewer levels was expected.'],
])('%.20j is refused, with its place', (text, expected) => {
  expect(problemOf(text)).toBe(expected);
});

test.each(['{}', '\uFEFF{ "a": 1 }', '// why\n{ /* what */ "a": 1 }\r\n'])('%j is read', (text) => {
  const folder = createFolder({ 'a.krproj': text });
  expect(valueIn(readJsonFile(fs, join(folder, 'a.krproj'))).root.type).toBe('object');
});

test('an object that was damaged anywhere is refused when JSON.parse refuses it, and only then', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue());
  const damaged = fc
    .tuple(object, fc.nat(), fc.constantFrom('', ',', '"', '{', ']', ':', '0', '\\', '-', 'e'))
    .map(([value, position, text]) => {
      const json = JSON.stringify(value, null, 1);
      const index = position % json.length;
      return `${json.slice(0, index)}${text}${json.slice(index + 1)}`;
    });
  const file = join(createFolder({}), 'a.krproj');
  fc.assert(
    fc.property(damaged, (text) => {
      fs.writeFileSync(file, text);
      const outcome = readJsonFile(fs, file);
      expect(outcome.kind === 'ok').toBe(holdsObject(text));
    }),
  );
});

function holdsObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

test('a file that can not be read is told with the disk’s code', () => {
  const folder = createFolder({ 'a.krproj': '{}' });
  const outcome = readJsonFile(failingDisk('readFileSync', 'EACCES'), join(folder, 'a.krproj'));
  expect(problemIn(outcome, folder)).toBe("<folder>/a.krproj can't be read (EACCES). Make it readable.");
});
