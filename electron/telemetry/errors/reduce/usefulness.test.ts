import { expect, it } from 'vitest';
import { readThrown } from '../../../../shared/raw-error.ts';
import { createReducer } from './index.ts';
import { NO_OWN_CODE } from './testing/own-code.ts';
import { PROVOKED } from './testing/provoked.ts';
import { RECORDED } from './testing/recorded.ts';

/** What is thrown or rejected with, at once or within a few seconds. */
async function caught(provoke: () => unknown): Promise<unknown> {
  try {
    await provoke();
  } catch (error) {
    return error;
  }
  return null;
}

const fieldOf = (error: unknown, field: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, field) : undefined;

/**
 * Type and code have to be the error's own, and the first words of the message that are not input, written down by
 * hand beside what provokes it, have to stand in the reduced message as in the real one.
 */
it('keeps type, code and first words of at least 95 of 100 real errors', async () => {
  const reduce = createReducer(() => NO_OWN_CODE);
  const lost: string[] = [];
  const wrong: string[] = [];
  const all = [
    ...PROVOKED.map(([says, provoke]) => ({ says, get: () => caught(provoke) })),
    ...RECORDED.map(([says, error]) => ({ says, get: async () => error })),
  ];
  for (const { says, get } of all) {
    const error = await get();
    const [name, code, message] = ['name', 'code', 'message'].map((field) => fieldOf(error, field));
    if (typeof message !== 'string' || !message.includes(says)) wrong.push(`${says}: ${String(message)}`);
    const [reduced] = reduce(readThrown(error));
    const kept =
      reduced !== undefined &&
      reduced.type === name &&
      reduced.code === (typeof code === 'string' ? code : null) &&
      reduced.message.includes(says.trimEnd());
    if (!kept) lost.push(`${says}: ${String(code)} ${String(message)} -> ${JSON.stringify(reduced)}`);
  }
  const rate = (100 * (all.length - lost.length)) / all.length;
  process.stdout.write(`usefulness: ${rate.toFixed(1)} % of ${all.length} real errors keep what they say\n`);
  expect(wrong, 'not what was to be provoked').toEqual([]);
  expect(all.length).toBeGreaterThanOrEqual(100);
  expect(rate, lost.join('\n')).toBeGreaterThanOrEqual(95);
});
