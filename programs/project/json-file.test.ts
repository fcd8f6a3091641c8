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
  ['', '1:1: Expected a JSON value or a property name in double quotes.'],
  ['{\n  "id": "a"\n  "b": 1\n}', '3:3: Expected a comma.'],
  ['{\r\n  "id" "a"\r\n}', '2:8: Expected a colon.'],
  ['{\r  "id": "a",\r}', '3:1: Expected a property name in double quotes.'],
  ['{ id: 1 }', '1:3: Expected a JSON value or a property name in double quotes.'],
  ['{ "id": tru }', '1:9: Expected a JSON value or a property name in double quotes.'],
  ['{ "id": "a', '1:9: Expected text with a closing double quote on the same line.'],
  ['{ "id": "\t" }', '1:9: Expected text without control characters.'],
  ['{ "id": "\\q" }', '1:9: Expected text with valid escapes.'],
  ['{ "id": "\\u12" }', '1:9: Expected text with valid escapes.'],
  ['{ "id": 1. }', '1:9: Expected a complete number.'],
  ['{ "id": [1', '1:11: Expected a closing ].'],
  ['{ "id": 1', '1:10: Expected a closing }.'],
  ['{ } }', '1:5: Expected the end of the file.'],
  ['{ } /*', '1:5: Expected the end of the comment.'],
  ['\uFEFF[]', '1:1: Expected a JSON object.'],
  ['\n "text"', '2:2: Expected a JSON object.'],
  [`{ "a": ${'['.repeat(1_000_000)}`, '1:1: Expected JSON with fewer levels.'],
])('refuses %.20j and says where the problem is', (text, expected) => {
  expect(problemOf(text)).toBe(expected);
});

test.each(['{}', '\uFEFF{ "a": 1 }', '// why\n{ /* what */ "a": 1 }\r\n'])('reads %j', (text) => {
  const folder = createFolder({ 'a.krproj': text });
  expect(valueIn(readJsonFile(fs, join(folder, 'a.krproj'))).root.type).toBe('object');
});

test('refuses a damaged object when JSON.parse refuses it, and only then', () => {
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

test("reports the disk's code for an unreadable file", () => {
  const folder = createFolder({ 'a.krproj': '{}' });
  const outcome = readJsonFile(failingDisk('readFileSync', 'EACCES'), join(folder, 'a.krproj'));
  expect(problemIn(outcome, folder)).toBe('<folder>/a.krproj can’t be read (EACCES). Make it readable.');
});
