import { describe, expect, it } from 'vitest';
import type { DeliveryProblem } from '../contract/bridge.ts';
import { describeDelivery, describeTry } from './delivery.ts';
import { KREYA, statusWith } from './testing.ts';

const NOW = Date.parse('2026-01-01T12:00:00.000Z');
const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();

function wordsOf(...change: Parameters<typeof statusWith>): string {
  return describeDelivery(statusWith(...change), NOW, KREYA).clauses.join(' · ');
}

describe('describeDelivery', () => {
  it.each([
    [{ pending: 3, lastDeliveredAt: at(-125) }, '3 events waiting · last sent 2 minutes ago'],
    [{ pending: 1, pendingErrors: 2 }, '1 event waiting · 2 error reports waiting · nothing sent yet'],
    [{ lastDeliveredAt: at(-3) }, 'Nothing waiting · last sent a moment ago'],
    [{ lastDeliveredAt: at(-3 * 86_400) }, 'Nothing waiting · last sent 3 days ago'],
    [{ pendingErrors: 1, lastDeliveredAt: at(-7_300) }, '1 error report waiting · last sent 2 hours ago'],
  ])('says what waits and when it was sent last: %o', (change, words) => {
    expect(wordsOf({ delivery: { kind: 'waiting' }, ...change })).toBe(words);
  });

  it.each([
    [2, 'in a moment'],
    [40, 'in less than a minute'],
    [238, 'in about 4 minutes'],
    [60, 'in about 1 minute'],
    [5 * 3600, 'in about 5 hours'],
  ])('says when it is tried again: %i s', (seconds, words) => {
    const delivery = { kind: 'paused', problem: 'unreachable', nextTryAt: at(seconds) } as const;
    expect(wordsOf({ pending: 2, delivery })).toBe(
      `Can’t reach the server, next try ${words} · 2 events waiting · nothing sent yet`,
    );
  });

  it('tells the problems apart', () => {
    const problemOf = (problem: DeliveryProblem) =>
      wordsOf({ pending: 1, delivery: { kind: 'paused', problem, nextTryAt: at(90) } });
    expect(problemOf('unavailable')).toContain('The server is temporarily unavailable');
    expect(problemOf('refused')).toContain('The server rejects the data');
    expect(problemOf('untrusted')).toContain('doesn’t trust the server’s certificate');
    expect(problemOf('untrusted')).toContain('Check the computer’s date');
    expect(problemOf('intercepted')).toContain('a proxy or a sign-in page');
    expect(problemOf('intercepted')).toContain('Sign in to the network');
  });

  it('says whose what is sent is once telemetry is off', () => {
    const sending = { pending: 2, delivery: { kind: 'sending' } } as const;
    expect(wordsOf({ ...sending, enabled: false })).toContain(
      'Sending what was recorded before you turned it off',
    );
    expect(wordsOf(sending)).toMatch(/^Sending…/);
  });

  it('promises nothing that is not allowed', () => {
    expect(wordsOf({ locked: true, pending: 2 })).toBe(
      'Nothing is sent while telemetry is locked off · 2 events waiting',
    );
    expect(wordsOf({ locked: true })).toBe('Nothing is sent while telemetry is locked off');
    expect(wordsOf({ pending: 2, noticeDue: true, delivery: { kind: 'held' } })).toContain(
      'until you have seen the notice',
    );
    expect(wordsOf({ pending: 2, enabled: false, choiceDue: true, delivery: { kind: 'held' } })).toBe(
      'Nothing is sent unless you turn telemetry on · 2 events waiting',
    );
    expect(wordsOf({ endpoint: 'missing' })).toContain('no receiver is configured');
    expect(wordsOf({ endpoint: 'invalid' })).toContain('address is invalid');
  });
});

describe('describeTry', () => {
  it('says what came of it', () => {
    const paused = (problem: DeliveryProblem) =>
      describeTry(statusWith({ pending: 1, delivery: { kind: 'paused', problem, nextTryAt: at(9) } }), KREYA);
    expect(paused('unreachable')).toContain('could not be reached');
    expect(paused('unavailable')).toContain('temporarily unavailable');
    expect(paused('refused')).toContain('rejected the data');
    expect(paused('untrusted')).toContain('doesn’t trust the server’s certificate');
    expect(paused('intercepted')).toContain('a proxy or a sign-in page');
    expect(describeTry(statusWith({}), KREYA)).toBe('Sent.');
    expect(describeTry(statusWith({ pending: 1, delivery: { kind: 'held' } }), KREYA)).toContain('Not sent');
    expect(describeTry(statusWith({ pending: 1, delivery: { kind: 'elsewhere' } }), KREYA)).toContain(
      'another Kreya process',
    );
    const fileProblem = { path: '/home/ada/x', code: 'EACCES' };
    expect(describeTry(statusWith({ pending: 1, fileProblem }), KREYA)).toContain('/home/ada/x');
    expect(describeTry(statusWith({ pending: 1, delivery: { kind: 'waiting' } }), KREYA)).toBe(
      'Some of it is still waiting.',
    );
  });
});
