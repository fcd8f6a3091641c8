import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseRawError, readThrown } from '../../../contract/raw-error.ts';
import { createReducer } from './index.ts';
import { canary } from './testing/canaries.ts';
import { leak } from './testing/leak.ts';
import { PHRASES, plant, TEMPLATES } from './testing/planted.ts';

/** Fewer where the same code runs on an emulated system. */
const RUNS = Number(process.env['CANARY_RUNS'] ?? 10_000);
/** Planted in place of the canary, to see what a reduced error says without it. */
const NOTHING = '\u0000';

const reduce = createReducer(() => ({
  roots: [{ prefix: 'app://kreya', replacement: 'out/renderer' }],
  files: new Set(['out/renderer/assets/main.js']),
  messages: [
    ['Cannot open ', '.'],
    ['', ' is no event of ', ''],
  ],
  names: new Set(['openFile', 'KreyaError']),
}));

it('repeats nothing planted in errors of every shape', () => {
  let planted = 0;
  let kept = 0;
  const part = fc.nat({ max: 100_000 });
  const shape = fc.record({
    message: part,
    template: part,
    stack: part,
    labels: part,
    kind: part,
    depth: fc.nat({ max: 3 }),
  });
  fc.assert(
    fc.property(fc.nat(), shape, (seed, parts) => {
      const text = canary(seed);
      const raw = readThrown(plant(parts, text));
      const reduced = JSON.stringify(reduce(raw));
      expect(parseRawError(structuredClone(raw))).toEqual(raw);
      expect(leak(text, reduced, JSON.stringify(reduce(readThrown(plant(parts, NOTHING)))))).toBeNull();
      planted += JSON.stringify(raw).length;
      kept += reduced.length;
    }),
    { numRuns: RUNS, seed: 20_261_122 },
  );
  process.stdout.write(
    `canary: 0 leaks in ${RUNS} errors; of ${(planted / 1e6).toFixed(1)} MB read, ${(kept / 1e6).toFixed(1)} MB reduced\n`,
  );
});

it('repeats nothing from the holes of any known message', () => {
  const told = (make: (text: string) => string, text: string): string =>
    JSON.stringify(reduce(readThrown({ message: make(text) })));
  let seed = 1_000_000;
  for (const make of [...TEMPLATES, ...PHRASES]) {
    const harmless = told(make, NOTHING);
    for (let count = 0; count < 8; count += 1) {
      const text = canary(seed);
      seed += 1;
      expect(leak(text, told(make, text), harmless), make(text)).toBeNull();
    }
  }
});

it('would find a leak', () => {
  expect(leak('Grace', '["reading Grace"]', '[""]')).toBe('Grace');
  expect(leak('Grace', '["getGrace"]', '["get"]')).toBe('Grace');
  expect(leak('Ann', '["cannot"]', '[""]')).toBeNull();
  expect(leak('GraceHopper', '["getGraceHopper"]', '["get"]')).toBe('graceh');
  expect(leak('Will', '["it will be"]', '["it will be"]')).toBeNull();
  expect(leak('Will', '["it will be will"]', '["it will be"]')).toBe('Will');
});
