import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indentJson, indentLines } from './indent-json.ts';

describe('indentJson', () => {
  it('indents, and leaves names, numbers and texts as they are written', () => {
    const json =
      '{"a":1.0,"big":12345678901234567890,"t":"\\u0041 {,: \\" ]","none":{},"l":[ ],"m":[1e5,-0]}';
    expect(indentJson(json).split('\n')).toEqual([
      '{',
      '  "a": 1.0,',
      '  "big": 12345678901234567890,',
      '  "t": "\\u0041 {,: \\" ]",',
      '  "none": {},',
      '  "l": [],',
      '  "m": [',
      '    1e5,',
      '    -0',
      '  ]',
      '}',
    ]);
  });

  it('says the same as what it was made of, for any JSON', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(indentJson(json)).toBe(JSON.stringify(JSON.parse(json), null, 2));
      }),
    );
  });

  it('ends for any text, also for what is no JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('{', ']', '"', '\\', ',', ' ', 'a') }), (text) => {
        expect(indentJson(text).replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });
});

describe('indentLines', () => {
  it('indents what is JSON, line by line, and leaves the rest as it is', () => {
    expect(indentLines('{"a":1}\nhello {\n')).toBe('{\n  "a": 1\n}\nhello {\n');
  });
});
