/**
 * Runs in a page that turned hostile: makes every possible request to the main process, as fast as it
 * answers.
 */
import fc from 'fast-check';
import { catalogue } from '../../shared/catalogue.ts';
import type { EventDefinition } from '../../telemetry/catalogue/define.ts';

/** One way to reach the main process, which handles the answer itself. */
type Ask = (shape: Shape) => unknown;

export interface Shape {
  readonly kind: unknown;
  readonly first: unknown;
  readonly second: unknown;
  /** How many arguments are passed. */
  readonly arity: number;
}

export interface Tally {
  answered: number;
  /** Refused by the main process, or on the way by Electron or the structured clone. */
  refused: number;
}

const fieldNames = Object.values<EventDefinition>(catalogue.events).flatMap(({ fields }) =>
  Object.keys(fields),
);
const accepted = Object.values<EventDefinition>(catalogue.events).flatMap(({ fields }) =>
  Object.values(fields).flatMap(({ kind }) => ('values' in kind ? kind.values : [])),
);

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;
const throwing = {
  get theme() {
    throw new Error('read');
  },
};

/** Values that programs often mishandle. Functions, so that each is new. */
const stumblingBlocks: readonly (() => unknown)[] = [
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => 2 ** 53,
  () => 1e308,
  () => 2n ** 70n,
  () => '\ud800\0\u2028</script>',
  () => new Float64Array(100),
  () => Object.fromEntries(Array(1_000).entries()),
  () => JSON.parse('{"__proto__":{"theme":"dark"},"constructor":{"prototype":{}},"hasOwnProperty":1}'),
  () => Object.setPrototypeOf({ own: 1 }, { theme: 'dark' }),
  () => JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
  () => new Proxy({}, { get: () => 'dark' }),
  () => cycle,
  () => throwing,
  () => new Date(Number.NaN),
  () => new Map([['theme', 'dark']]),
  () => new Error('x', { cause: 'y' }),
  () => new String('dark'),
  () => new Blob(['x']),
  () => () => 'dark',
  () => Symbol('dark'),
  () => window,
  () => document.body,
];

/** Few, since most of the time would go into copying them. */
const large: readonly (() => unknown)[] = [
  () => 'x'.repeat(1_000_000),
  () => Array(200_000).fill('x'),
  // Longer ones only keep the sending page itself busy, in its interface.
  () => Array(1_000_000),
  () => new Float64Array(1_000_000),
  () => new ArrayBuffer(8_000_000),
  () => Object.fromEntries(Array(20_000).entries()),
];

const value = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom(...large).map((make) => make()) },
  { weight: 300, arbitrary: fc.constantFrom<unknown>(...accepted, true, false, 0, 1, 1_000_000, '1.2.3') },
  { weight: 200, arbitrary: fc.constantFrom(...stumblingBlocks).map((make) => make()) },
  {
    weight: 300,
    arbitrary: fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
    }),
  },
);
const name = fc.oneof(
  fc.constantFrom(...fieldNames, '__proto__', 'constructor', 'toString', 'kind', 'error', 'theme'),
  fc.string({ unit: 'binary' }),
);
const metadata = fc.oneof(fc.dictionary(name, value, { maxKeys: 6 }), value);
const event = fc.oneof(
  fc.constantFrom<unknown>(...Object.keys(catalogue.events), '__proto__', 'hasOwnProperty', ''),
  value,
);
/** Events with their own fields, each possibly wrong: nearly or fully valid. */
const nearlyValid = fc
  .constantFrom(...Object.entries<EventDefinition>(catalogue.events))
  .chain(([known, { fields }]) =>
    fc.tuple(
      fc.constant<unknown>(known),
      fc.record(Object.fromEntries(Object.keys(fields).map((key) => [key, value]))),
    ),
  );
const kind = fc.oneof(
  fc.constantFrom<unknown>(
    'track',
    'track',
    'track',
    'status',
    'noticeShown',
    'reportError',
    'theme',
    'setTheme',
  ),
  fc.constantFrom<unknown>('__proto__', 'toString', undefined, 0),
  value,
);
const shape: fc.Arbitrary<Shape> = fc
  .tuple(kind, fc.oneof(nearlyValid, fc.tuple(event, metadata)), fc.integer({ min: 0, max: 3 }))
  .map(([asked, [first, second], arity]) => ({ kind: asked, first, second, arity }));

/** How many different shapes there are, each sent as often as needed. */
const SHAPES = 2_000;
const AT_ONCE = 250;

async function flood(ask: Ask, count: number, seed: number): Promise<Tally> {
  const shapes = fc.sample(shape, { numRuns: SHAPES, seed });
  const tally = { answered: 0, refused: 0 };
  for (let sent = 0; sent < count; sent += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - sent) }, async (_, index) =>
      ask(shapes[(sent + index) % SHAPES] ?? { kind: null, first: null, second: null, arity: 0 }),
    );
    for (const { status } of await Promise.allSettled(batch)) {
      tally[status === 'fulfilled' ? 'answered' : 'refused'] += 1;
    }
  }
  return tally;
}

/**
 * Through the interface that every page has. Telemetry stays on: a page may turn it off, so that is no
 * attack.
 */
function byBridge({ kind, first, second, arity }: Shape): unknown {
  const { telemetry, appearance } = window.kreya;
  const functions: readonly unknown[] = [
    telemetry.track,
    telemetry.track,
    telemetry.status,
    telemetry.reportError,
    appearance.setTheme,
    ...(typeof first === 'boolean' ? [] : [telemetry.setEnabled]),
  ];
  const called = functions[(arity + String(typeof kind).length) % functions.length];
  if (typeof called !== 'function') throw new Error('The interface has changed.');
  return Reflect.apply(called, undefined, [first, second, kind].slice(0, arity));
}

/** What a page's preload would have, had somebody exposed it to the page. */
declare const stolen: { invoke(channel: string, ...args: unknown[]): Promise<unknown> };

/** Through Electron's own channel, as after an escape from the page's world. */
async function byChannel({ kind, first, second, arity }: Shape): Promise<unknown> {
  const whole = {
    kind,
    event: first,
    metadata: second,
    mechanism: 'error',
    error: second,
    theme: first,
    enabled: 'no',
  };
  const args = [[], [whole], [whole, second], [second]][arity] ?? [];
  const channel = typeof kind === 'string' && kind.length === 1 ? `kreya:${kind}` : 'kreya-telemetry:request';
  const reply = await stolen.invoke(channel, ...args);
  if (typeof reply !== 'object' || reply === null || !('ok' in reply)) throw new Error('That is no reply.');
  if (reply.ok !== true) throw new Error('refused');
  return reply;
}

Object.assign(globalThis, {
  flood: (way: 'bridge' | 'channel', count: number, seed: number) =>
    flood(way === 'bridge' ? byBridge : byChannel, count, seed),
});
