import type { Entry } from 'kreya-telemetry/renderer';
import { describe, expect, it } from 'vitest';
import { follow, type LogEntry } from './log.ts';

const T0 = 1_700_000_000_000;

function fired(change: Partial<LogEntry> = {}): LogEntry {
  return {
    number: 1,
    kind: 'event',
    title: 'ThemeChanged',
    from: T0,
    until: T0 + 10,
    outcome: { state: 'accepted' },
    ...change,
  };
}

function record(change: Partial<Entry> = {}): Entry {
  return {
    key: 'a',
    id: null,
    kind: 'event',
    name: 'ThemeChanged',
    message: '',
    occurredAt: T0 + 5,
    sentAt: null,
    raw: '{}',
    before: '',
    after: '',
    ...change,
  };
}

/** As it is read: newest first. */
const all = (...entries: Entry[]) => ({ entries, isComplete: true });
const keys = (log: readonly LogEntry[]) =>
  log.map(({ outcome }) => (outcome.state === 'recorded' ? outcome.record.key : outcome.state));
const isThere = (log: readonly LogEntry[]) =>
  log.map(({ outcome }) => outcome.state === 'recorded' && outcome.isThere);

describe('follow', () => {
  it('finds what was recorded in the time in which it was fired, under its name', () => {
    const others = [
      record({ key: 'later', occurredAt: T0 + 1_000 }),
      record({ key: 'other', name: 'AppStarted' }),
      record({ key: 'error', kind: 'error' }),
      record({ key: 'earlier', occurredAt: T0 - 1_000 }),
      record({ key: 'timeless', occurredAt: null }),
    ];
    expect(keys(follow([fired()], all(...others)))).toEqual(['accepted']);
    expect(keys(follow([fired()], all(...others, record())))).toEqual(['a']);
  });

  it('gives one record to one entry, in the order in which they were fired', () => {
    const activity = all(record({ key: 'second', occurredAt: T0 + 6 }), record({ key: 'first' }));
    const both = follow([fired({ number: 2 }), fired({ number: 1 })], activity);
    expect(keys(both)).toEqual(['second', 'first']);
  });

  it('hands back the very same log if nothing changed', () => {
    const log = [fired(), fired({ number: 2, outcome: { state: 'refused', words: 'no' } })];
    expect(follow(log, all())).toBe(log);
    const found = follow(log, all(record()));
    expect(follow(found, all(record()))).toBe(found);
    const gone = follow(found, all());
    expect(follow(gone, all())).toBe(gone);
  });

  it('sees that it was sent, and holds on to that when the history is deleted', () => {
    const sent = follow(follow([fired()], all(record())), all(record({ sentAt: T0 + 900 })));
    expect(sent[0]?.outcome).toMatchObject({ state: 'recorded', record: { sentAt: T0 + 900 } });
    expect(follow(sent, all())).toBe(sent);
  });

  it('sees that what waited is gone, once everything was read, and that it came back', () => {
    const waiting = follow([fired()], all(record()));
    expect(isThere(follow(waiting, { entries: [], isComplete: false }))).toEqual([true]);
    const gone = follow(waiting, all());
    expect(isThere(gone)).toEqual([false]);
    expect(isThere(follow(gone, all(record({ sentAt: T0 + 900 }))))).toEqual([true]);
    expect(isThere(follow(gone, all(record())))).toEqual([true]);
  });

  it('gives an error longer, whatever its type', () => {
    const report = record({ kind: 'error', name: 'TypeError', occurredAt: T0 + 5_000 });
    expect(keys(follow([fired({ kind: 'error', title: 'Test error' })], all(report)))).toEqual(['a']);
  });
});
