import { describe, expect, it } from 'vitest';
import type { ReceivedEvent } from './otlp.ts';
import { catalogueName, errorLine, eventLine, wantsColour } from './print.ts';

const TIME = new Date(2026, 0, 2, 3, 4, 5, 6);
const event = (attributes: ReceivedEvent['attributes'], name = 'kreya.app_started'): ReceivedEvent => ({
  name,
  time: TIME,
  uid: 'a-uid',
  installationId: null,
  attributes,
  received: { resource: null, scope: null, logRecord: null },
});

describe('eventLine', () => {
  it('shows local time, the catalogue name and the attributes without prefix and uid', () => {
    const attributes = { 'kreya.app_version': '1.2.3', 'http.request.method': 'GET', 'kreya.count': 3 };
    expect(eventLine(event(attributes), false)).toBe(
      '03:04:05.006  AppStarted                app_version=1.2.3  http.request.method=GET  count=3',
    );
  });

  it('quotes values that are not plain', () => {
    expect(eventLine(event({ a: 'b c=d' }), false)).toMatch(/ {2}a="b c=d"$/);
  });

  it('removes what would control a terminal', () => {
    const evil = '\u001b[2J\u009b\r\n\u0007\u007f\u202e\u2028\u200b';
    const line = eventLine(event({ [evil]: evil }, `kreya.${evil}`), false);
    expect(line).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
    expect(line).toContain('\\u{1b}[2J');
  });

  it('truncates long values', () => {
    expect(eventLine(event({ a: 'x'.repeat(100_000) }), false).length).toBeLessThan(300);
  });

  it('uses colours only on request', () => {
    expect(eventLine(event({}), true)).toContain('\u001b[1mAppStarted');
  });
});

it('shows an error with type and title', () => {
  const error = { type: 'event', title: 'A: b', envelopeHeader: {}, itemHeader: {}, payload: null };
  expect(errorLine({ ...error, rawPayload: Buffer.alloc(0) }, TIME, false)).toBe(
    '03:04:05.006  Sentry event              A: b',
  );
});

it('spells names as the catalogue does', () => {
  expect(['kreya.operation_invoked', 'other', ''].map(catalogueName)).toEqual([
    'OperationInvoked',
    'Other',
    '',
  ]);
});

it.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{ isTTY: true }, { TERM: 'dumb' }, false],
  [{}, {}, false],
])('on %j with %j colours are %s', (stream, env, expected) => {
  expect(wantsColour(stream, env)).toBe(expected);
});
