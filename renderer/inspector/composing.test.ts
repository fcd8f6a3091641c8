import { describe, expect, it } from 'vitest';
import { catalogue } from '../../shared/catalogue.ts';
import { createValidation } from '../../telemetry/catalogue/validate.ts';
import { codeFor } from './code.ts';
import { draftOf, metadataOf, presentFields } from './draft.ts';
import { readJson } from './read-json.ts';

describe('the form', () => {
  it('begins valid, for every event of the catalogue', () => {
    const validate = createValidation(catalogue);
    for (const [name, definition] of Object.entries(catalogue.events)) {
      const metadata = metadataOf(definition, draftOf(definition));
      expect(validate(name, metadata)).toMatchObject({ ok: true });
    }
  });

  it('has the fields that go with the others', () => {
    const draft = { ...draftOf(catalogue.events.OperationInvoked), invokerName: 'rest' };
    const fields = () => presentFields(catalogue.events.OperationInvoked, draft).map(([name]) => name);
    expect(fields()).toContain('httpMethod');
    expect(fields()).not.toContain('grpcMode');
    expect(metadataOf(catalogue.events.OperationInvoked, draft)).not.toHaveProperty('grpcMode');
  });

  it('passes on what is wrong, for the catalogue to refuse', () => {
    const metadata = (openDurationSeconds: string) =>
      metadataOf(catalogue.events.AppClosed, { openDurationSeconds });
    expect(metadata('7')).toEqual({ openDurationSeconds: 7 });
    expect(metadata('-1.5')).toEqual({ openDurationSeconds: -1.5 });
    expect(metadata('')).toEqual({});
  });
});

describe('the code', () => {
  it.each([
    ['HistoryOverviewOpened', {}, "telemetry.track('HistoryOverviewOpened');"],
    ['ThemeChanged', { theme: 'dark' }, "telemetry.track('ThemeChanged', { theme: 'dark' });"],
    ['A', { 'b-c': 'it\'s "so" \\', n: 1 }, `telemetry.track('A', { 'b-c': 'it\\'s "so" \\\\', n: 1 });`],
    ['A', [1, 'b'], `telemetry.track('A', [1,"b"]);`],
    ['A', null, "telemetry.track('A', null);"],
  ])('is what a developer would write: %s', (event, metadata, code) => {
    expect(codeFor(event, metadata)).toBe(code);
  });

  it('is broken where it gets long', () => {
    const long = codeFor('OperationInvoked', {
      operationType: 'unary',
      invokerName: 'rest',
      sendMode: 'all',
    });
    expect(long.split('\n')).toHaveLength(5);
  });
});

describe('JSON that a person writes', () => {
  it.each([
    ['{"theme": }', 'Line 1, column 11: expected a JSON value.'],
    ['{\n  theme: 1\n}', 'Line 2, column 3: expected text in double quotes or another JSON value.'],
    ['{"a": 1\n "b": 2}', 'Line 2, column 2: expected a comma.'],
    ['{"a": 1', 'Line 1, column 8: expected a closing }.'],
    ['[1', 'Line 1, column 3: expected a closing ].'],
    ['{} 1', 'Line 1, column 4: expected the end.'],
    ['"abc', 'Line 1, column 1: expected text that ends on its line and has only valid escapes.'],
    ['', 'Line 1, column 1: expected a JSON value.'],
    ['{"a": 1,}', 'Line 1, column 9: expected a name in double quotes.'],
  ])('says where it is wrong: %s', (text, words) => {
    expect(readJson(text)).toEqual({ kind: 'malformed', words });
  });

  it('takes comments for wrong, and any depth for something', () => {
    expect(readJson('{} // no').kind).toBe('malformed');
    expect(readJson('['.repeat(200_000)).kind).toBe('malformed');
    expect(readJson(' [1, null] ')).toEqual({ kind: 'value', value: [1, null] });
  });
});
