import { describe, expect, it } from 'vitest';
import type { ActivityFile } from '../../contract/bridge.ts';
import { catalogue } from '../../core/testing/catalogue.ts';
import { entriesOf, namesOnTheWire } from './entry.ts';

const EVENTS: ActivityFile = { id: 'e', kind: 'event', sentAt: '2026-01-01T00:00:02.000Z', bytes: 1 };
const ERRORS: ActivityFile = { id: 'x', kind: 'error', sentAt: null, bytes: 1 };
const parse = (file: ActivityFile, ...records: string[]) =>
  entriesOf(
    file,
    { id: file.id, before: '[', after: ']', records, unreadable: 0 },
    namesOnTheWire(catalogue),
  );

describe('entriesOf', () => {
  it('tells name, time and id of an event, and keeps the very bytes', () => {
    const raw =
      '{"timeUnixNano":"1767225601234000000","severityNumber":9,"eventName":"acme.operation_invoked","attributes":[{"key":"log.record.uid","value":{"stringValue":"u-1"}}]}';
    expect(parse(EVENTS, raw)).toEqual([
      {
        key: 'u-1',
        id: 'u-1',
        kind: 'event',
        name: 'OperationInvoked',
        message: '',
        occurredAt: 1_767_225_601_234,
        sentAt: 1_767_225_602_000,
        raw,
        before: '[',
        after: ']',
      },
    ]);
  });

  it('leaves an event that is not in this catalogue its name on the wire', () => {
    expect(parse(EVENTS, '{"eventName":"acme.of_tomorrow"}')[0]).toMatchObject({
      name: 'acme.of_tomorrow',
      occurredAt: null,
    });
  });

  it('tells the error of an envelope, rather than what caused it', () => {
    const item =
      '{"event_id":"0a","timestamp":1767225601.234,"exception":{"values":[{"type":"Cause","value":"c"},{"type":"TypeError","value":"x is no function"}]}}';
    expect(parse(ERRORS, `{"event_id":"0a"}\n{"type":"event"}\n${item}\n`)[0]).toMatchObject({
      key: '0a',
      name: 'TypeError',
      message: 'x is no function',
      occurredAt: 1_767_225_601_234,
      sentAt: null,
    });
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '"text"',
    '{"attributes":[null,{"key":"log.record.uid"}],"timeUnixNano":1}',
  ])('takes %o as it is', (raw) => {
    for (const file of [EVENTS, ERRORS]) {
      const [entry, next] = parse(file, raw, raw);
      expect(entry).toMatchObject({ raw, name: null, occurredAt: null });
      expect(entry?.key).not.toBe(next?.key);
    }
  });
});
