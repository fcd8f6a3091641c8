import { describe, expect, it } from 'vitest';
import { catalogue, type EventName } from '../../shared/catalogue.ts';
import { createValidation } from '../../telemetry/catalogue/validate.ts';
import { recordText } from '../../telemetry/documents/record-text.ts';
import { parseLogs } from '../../telemetry/testing/receiver/otlp.ts';
import type { ReceivedRequest } from '../../telemetry/testing/receiver/receiver.ts';
import { judge } from './judge.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { FIRST_NUMBER } from './plan.ts';
import { createTurns, type Turns } from './turns.ts';

const NOW = 1_767_225_600_000;
const RESOURCE = {
  attributes: [
    { key: 'service.name', value: { stringValue: 'kreya' } },
    { key: 'app.installation.id', value: { stringValue: 'an-id' } },
  ],
};

function uid(number: number): string {
  return `019b76da-a800-7000-8000-${String(number).padStart(12, '0')}`;
}

const validate = createValidation(catalogue);

function record(event: EventName, metadata: object, id: string, at = NOW): string {
  const validation = validate(event, metadata);
  if (!validation.ok) throw new Error(validation.problem);
  return recordText(validation.event, at, id);
}

const number = (offset: number, id = uid(offset), at = NOW) =>
  record('AppClosed', { openDurationSeconds: FIRST_NUMBER + offset }, id, at);
const report = (count: number, reason: string, id = 'f'.repeat(12)) =>
  record('TelemetryEventsDropped', { count, reason }, `019b76da-a800-7000-8000-${id}`);

type Fate = 'taken' | 'refused' | 'retry';

function send(ledger: Ledger, fate: Fate, ...records: readonly string[]): void {
  const text = `{"resourceLogs":[{"resource":${JSON.stringify(RESOURCE)},"scopeLogs":[{"logRecords":[${records.join(',')}]}]}]}`;
  const body = Buffer.from(text);
  const request: ReceivedRequest = {
    method: 'POST',
    url: '/v1/logs',
    headers: {},
    rawBody: body,
    body,
    receivedAt: new Date(NOW),
  };
  ledger.look(request, fate === 'refused');
  if (fate !== 'taken') return;
  for (const event of parseLogs(JSON.parse(text))) ledger.take(event);
}

function judgeThree(...requests: readonly [Fate, ...string[]][]) {
  return judgeWith(createTurns(), ...requests);
}

function judgeWith(turns: Turns, ...requests: readonly [Fate, ...string[]][]) {
  const ledger = createLedger();
  for (const [fate, ...records] of requests) send(ledger, fate, ...records);
  const blocks = [{ first: FIRST_NUMBER, acknowledged: 3 }];
  return judge({ ledger, turns, blocks, began: NOW - 1, ended: NOW + 1, closed: 1 });
}

describe('the judge', () => {
  it('accepts a storm in which everything acknowledged has arrived, even twice', () => {
    const verdict = judgeThree(
      ['taken', number(0), number(1)],
      ['retry', number(2)],
      ['taken', number(1), number(2)],
    );
    expect(verdict).toMatchObject({ acknowledged: 3, arrived: 3, missing: 0, repeats: 1, broken: [] });
  });

  it('allows one event whose acknowledgement the kill prevented, but none after it', () => {
    const three = [number(0), number(1), number(2)] as const;
    expect(judgeThree(['taken', ...three, number(3)])).toMatchObject({
      arrivedUnacknowledged: 1,
      broken: [],
    });
    expect(judgeThree(['taken', ...three, number(4)]).broken).toEqual([
      `1 numbers came that were never handed to track(): ${FIRST_NUMBER + 4}`,
    ]);
  });

  it('requires a report of what is missing', () => {
    const lost = judgeThree(['taken', number(0)], ['retry', number(1)], ['refused', number(2)]);
    expect(lost.broken).toEqual([
      `2 events are lost, and only 0 reported: ${FIRST_NUMBER + 1}, ${FIRST_NUMBER + 2}`,
      `1 events are lost that were never refused, and only 0 reported: ${FIRST_NUMBER + 1}`,
    ]);
    const reported = judgeThree(
      ['taken', number(0), number(1)],
      ['refused', number(2)],
      ['taken', report(1, 'rejected')],
    );
    expect(reported.broken).toEqual([]);
  });

  it('counts a report once, and not before it has arrived', () => {
    const refused: [Fate, ...string[]] = ['refused', number(1), number(2)];
    const twice = judgeThree(
      ['taken', number(0)],
      refused,
      ['taken', report(1, 'rejected')],
      ['taken', report(1, 'rejected')],
    );
    expect(twice.reported).toEqual(new Map([['rejected', 1]]));
    expect(twice.broken).toHaveLength(1);
    expect(judgeThree(['taken', number(0)], refused, ['retry', report(2, 'rejected')]).broken).toHaveLength(
      1,
    );
  });

  it('does not let a report of refused events hide another loss', () => {
    const requests: [Fate, ...string[]] = ['taken', number(0), number(1)];
    expect(judgeThree(requests, ['taken', report(5, 'rejected')]).broken).toHaveLength(1);
    expect(judgeThree(requests, ['taken', report(1, 'corrupt')]).broken).toEqual([]);
  });

  const three = (...others: readonly string[]) =>
    judgeThree(['taken', number(0), number(1), number(2), ...others]);

  it.each([
    ['a number under two uids', 'under several uids', number(2, uid(77))],
    ['a repeat with other bytes', 'came again altered', number(2, uid(2), NOW + 1)],
    ['an event that nobody recorded', 'corrupt', record('LoggedOut', { subscriptionPlan: 'pro' }, uid(8))],
    ['a uid that is no UUID v7', 'corrupt', number(3, 'mine')],
    ['a record with more than its event has', 'corrupt', number(3).replace('{', '{"body":{},')],
    ['a time outside of the storm', 'outside of the storm', number(3, uid(3), NOW + 5_000)],
  ])('notices %s', (_what, problem, text) => {
    const { broken } = three(text);
    expect(broken).toHaveLength(1);
    expect(broken[0]).toContain(problem);
  });

  it('distinguishes records refused after their arrival from records resent after their refusal', () => {
    const requests: [Fate, ...string[]] = ['taken', number(0), number(1)];
    const before = judgeThree(requests, ['refused', number(1), number(2)], ['taken', report(2, 'rejected')]);
    expect(before).toMatchObject({ refusedAfterArrival: 1, cameAfterRefusal: 0, broken: [] });
    const after = judgeThree(['refused', number(1), number(2)], requests, ['taken', report(2, 'rejected')]);
    expect(after).toMatchObject({ refusedAfterArrival: 0, cameAfterRefusal: 1, broken: [] });
  });

  it('lets processes take turns, each with several requests', () => {
    const turns = createTurns();
    for (const request of ['0.0', '0.1', '10.0', '1.0']) {
      turns.begin(request);
      turns.end(request);
    }
    turns.begin('1.1');
    turns.begin('1.2');
    const verdict = judgeWith(turns, ['taken', number(0), number(1), number(2)]);
    expect(verdict).toMatchObject({ overlaps: 0, handovers: 2, broken: [] });
  });

  it('notices two processes that deliver at once', () => {
    const turns = createTurns();
    turns.begin('1.7');
    turns.begin('12.0');
    turns.end('1.7');
    turns.begin('12.1');
    const verdict = judgeWith(turns, ['taken', number(0), number(1), number(2)]);
    expect(verdict.broken).toEqual(['1 times two processes delivered at once: 12.0 while 1.7']);
    expect(verdict.overlaps).toBe(1);
  });

  it('notices truncated JSON', () => {
    const { broken } = judgeThree(['taken', number(0), number(1), number(2)], ['retry', '{"a":']);
    expect(broken).toEqual([expect.stringContaining('1 records are corrupt: {"resourceLogs"')]);
  });

  it('takes a low number for the closing of a process, once per process', () => {
    const closing = (id: string) => record('AppClosed', { openDurationSeconds: 12 }, id);
    expect(three(closing(uid(5))).broken).toEqual([]);
    expect(three(closing(uid(5)), closing(uid(6))).broken).toHaveLength(1);
  });
});
