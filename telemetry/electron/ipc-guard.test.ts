import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RAW_LIMITS, type RawError, readThrown } from '../contract/raw-error.ts';
import { createIpcGuard } from './ipc-guard.ts';
import { ipcLimits } from './ipc-limits.ts';
import { isBounded } from './ipc-size.ts';

const EVENT = { kind: 'track', event: 'ThemeChanged', metadata: { theme: 'dark' } };

function createGuard() {
  let now = 5_000;
  const lost: string[] = [];
  const warnings: string[] = [];
  const guard = createIpcGuard({
    monotonic: () => now,
    onLost: (reason) => lost.push(reason),
    warn: (problem) => warnings.push(problem),
    isCostly: (kind) => kind === 'openWindow',
  });
  return {
    lost,
    warnings,
    pass: (ms: number) => {
      now += ms;
    },
    /** How many of so many requests are accepted. */
    ask: (sender: object, times: number, request: unknown = EVENT) =>
      Array.from({ length: times }, () => guard.admit(sender, request)).filter(
        ({ refusal }) => refusal === null,
      ).length,
    /** After how many milliseconds each of so many requests is answered, or null if it is refused. */
    waits: (sender: object, times: number, request: unknown) =>
      Array.from({ length: times }, () => {
        const admission = guard.admit(sender, request);
        return admission.refusal === null ? admission.waitMs : null;
      }),
  };
}

describe('how often a page may ask', () => {
  it('refuses excess requests, counts what is lost, and warns once', () => {
    const { ask, lost, warnings } = createGuard();
    expect(ask({}, ipcLimits.burst + 500)).toBe(ipcLimits.burst);
    expect(lost).toEqual(Array(500).fill('rateLimited'));
    expect(warnings).toEqual([expect.stringContaining('more often')]);
  });

  it('refills at its pace, up to one burst', () => {
    const { ask, pass } = createGuard();
    const page = {};
    ask(page, ipcLimits.burst);
    pass(3_000);
    expect(ask(page, 1_000)).toBe(3 * ipcLimits.perSecond);
    pass(24 * 60 * 60_000);
    expect(ask(page, 2 * ipcLimits.burst)).toBe(ipcLimits.burst);
  });

  it('does not make one page suffer for another', () => {
    const { ask } = createGuard();
    ask({}, 3 * ipcLimits.burst);
    expect(ask({}, 100)).toBe(100);
  });

  it.each(['saveActivity', 'sendNow', 'openWindow'])('charges more for %s, which is more work', (kind) => {
    const { ask, lost } = createGuard();
    expect(ask({}, ipcLimits.burst, { kind })).toBe(ipcLimits.burst / ipcLimits.highCost);
    expect(lost, 'no event is lost by it').toEqual([]);
  });
});

describe('how often pages may change, reset or delete', () => {
  const { burst, everyMs, waiting } = ipcLimits.changes;
  const OPT_IN = { kind: 'setEnabled', enabled: true };
  const OPT_OUT = { kind: 'setEnabled', enabled: false };

  it.each([
    OPT_IN,
    { kind: 'resetInstallationId' },
    { kind: 'deleteWaiting' },
    { kind: 'pauseSending' },
    { kind: 'resumeSending' },
    { kind: 'deleteHistory' },
    { kind: 'noticeShown' },
  ])('answers a few of %o, lets some wait, and refuses the rest', (request) => {
    const { waits, warnings } = createGuard();
    expect(waits({}, 700, request)).toEqual([
      ...Array(burst).fill(0),
      ...Array.from({ length: waiting }, (_, index) => (index + 1) * everyMs),
      ...Array(700 - burst - waiting).fill(null),
    ]);
    expect(warnings).toEqual([expect.stringContaining('change or delete')]);
  });

  it('refills at its pace', () => {
    const { ask, pass } = createGuard();
    ask({}, 700, OPT_IN);
    pass(5 * everyMs);
    expect(ask({}, 700, OPT_IN)).toBe(5);
    pass(60 * 60_000);
    expect(ask({}, 700, OPT_IN)).toBe(burst + waiting);
  });

  it('counts all pages and all kinds together', () => {
    const { ask } = createGuard();
    ask({}, 700, OPT_IN);
    expect(ask({}, 100, { kind: 'deleteWaiting' })).toBe(0);
  });

  it('lets a page opt out, whatever it and other pages requested before', () => {
    const { ask, waits } = createGuard();
    const page = {};
    ask({}, 700, OPT_IN);
    ask({}, 700, OPT_OUT);
    ask(page, 3 * ipcLimits.burst);
    ask(page, 700, OPT_IN);
    expect(waits(page, 1, OPT_OUT)).toEqual([0]);
  });

  it('limits how often one page opts out', () => {
    const { ask, pass } = createGuard();
    const page = {};
    expect(ask(page, 700, OPT_OUT)).toBe(ipcLimits.optOuts.burst);
    pass(ipcLimits.optOuts.everyMs);
    expect(ask(page, 700, OPT_OUT)).toBe(1);
  });
});

describe('how much a page may send at once', () => {
  const cycle: Record<string, unknown> = { kind: 'track' };
  cycle['metadata'] = cycle;
  let deep: object = {};
  for (let depth = 0; depth < 100_000; depth += 1) deep = { deep };

  it.each<[string, unknown]>([
    ['a long text', { ...EVENT, event: 'x'.repeat(ipcLimits.characters) }],
    ['a long name of a field', { ...EVENT, metadata: { ['x'.repeat(ipcLimits.characters)]: 1 } }],
    ['many fields', { ...EVENT, metadata: Object.fromEntries(Array(ipcLimits.parts).entries()) }],
    ['a long list', { ...EVENT, metadata: Array(ipcLimits.parts).fill(0) }],
    ['a list of four thousand million holes', { ...EVENT, metadata: Array(2 ** 32 - 1) }],
    ['many lists', { ...EVENT, metadata: Array(100).fill([1, 2, 3, 4, 5]) }],
    ['bytes', { ...EVENT, metadata: new Uint8Array(10_000_000) }],
    ['a text in an object', { ...EVENT, metadata: new String('x') }],
    ['a huge number', { ...EVENT, metadata: { count: 2n ** 1_000_000n } }],
    ['a cycle', cycle],
    ['deep objects', deep],
  ])('refuses %s', (_, request) => {
    const { ask, warnings } = createGuard();
    expect(ask({}, 3, request)).toBe(0);
    expect(warnings).toEqual([expect.stringContaining('larger')]);
  });

  it('counts an event that is too large as invalid', () => {
    const { ask, lost } = createGuard();
    ask({}, 1, { ...EVENT, metadata: new Uint8Array(8) });
    expect(lost).toEqual(['invalid']);
  });

  it('accepts the largest error that a page can read', () => {
    const long = (error: Error): Error =>
      Object.assign(error, {
        name: 'N'.repeat(1_000),
        message: 'm'.repeat(10_000),
        stack: `    at ${'s'.repeat(100_000)}`,
        code: 'c'.repeat(1_000),
        syscall: 's'.repeat(1_000),
      });
    let error = long(new Error());
    for (let depth = 0; depth < 4; depth += 1) {
      error = long(new AggregateError([error, ...Array.from({ length: 9 }, () => long(new Error()))]));
    }
    const raw = readThrown(error);
    const sizeOf = (one: RawError): number => 1 + one.errors.reduce((sum, member) => sum + sizeOf(member), 0);
    expect(sizeOf(raw)).toBe(RAW_LIMITS.chain);
    const { ask } = createGuard();
    expect(ask({}, 1, { kind: 'reportError', mechanism: 'error', error: structuredClone(raw) })).toBe(1);
  });

  it('accepts everything plain and small', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(JSON.stringify(value).length < ipcLimits.parts);
        expect(isBounded(value)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('survives anything that can be sent', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withBoxedValues: true,
      withNullPrototype: true,
    });
    const { ask } = createGuard();
    fc.assert(
      fc.property(anything, (value) => {
        expect(ask({}, 1, structuredClone(value))).toBeLessThanOrEqual(1);
      }),
      { numRuns: 5_000 },
    );
  });
});
