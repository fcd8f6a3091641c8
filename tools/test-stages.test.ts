import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeStages, runStages, type Stage } from './test-stages.ts';

test('starts no stage before what it needs has passed, and no more at once than allowed', async () => {
  const graph = fc.array(fc.record({ needs: fc.array(fc.nat(9)), fails: fc.boolean(), turns: fc.nat(5) }), {
    maxLength: 9,
  });
  await fc.assert(
    fc.asyncProperty(graph, fc.integer({ min: 1, max: 4 }), async (drawn, atOnce) => {
      const stages: Stage[] = drawn.map(({ needs }, index) => ({
        name: String(index),
        needs: needs.filter((one) => one < index).map(String),
      }));
      const passed = new Set<string>();
      let atWork = 0;
      let hasFailed = false;
      const results = await runStages(
        stages,
        async ({ name, needs }) => {
          // With several at once, one may start at the very instant in which another fails.
          if (atOnce === 1) expect(hasFailed).toBe(false);
          expect(needs.filter((one) => !passed.has(one))).toEqual([]);
          atWork += 1;
          expect(atWork).toBeLessThanOrEqual(atOnce);
          const { fails = false, turns = 0 } = drawn[Number(name)] ?? {};
          for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
          atWork -= 1;
          if (fails) hasFailed = true;
          else passed.add(name);
          return fails ? 'failed' : 'passed';
        },
        atOnce,
        () => 0,
      );
      expect(results.map(({ name }) => name)).toEqual(stages.map(({ name }) => name));
      expect(results.filter(({ outcome }) => outcome === 'passed').map(({ name }) => name)).toEqual(
        stages.map(({ name }) => name).filter((name) => passed.has(name)),
      );
      expect(results.some(({ outcome }) => outcome === 'failed')).toBe(hasFailed);
      if (!hasFailed) expect(passed.size).toBe(stages.length);
    }),
  );
});

test('says at the end how long each stage took', () => {
  const lines = describeStages([
    { name: 'lint', outcome: 'passed', ms: 4_300 },
    { name: 'test:package', outcome: 'failed', ms: 125_000 },
    { name: 'e2e', outcome: 'notRun', ms: 0 },
    { name: 'test:windows', outcome: 'leftOut', ms: 1_000 },
  ]);
  expect(lines).toBe(
    [
      'lint          passed   4 s',
      'test:package  FAILED   2 min 5 s',
      'e2e           not run',
      'test:windows  skipped  1 s',
    ].join('\n'),
  );
});
