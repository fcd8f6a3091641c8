import vm from 'node:vm';
import { expect, it } from 'vitest';
import { readThrown } from '../../../contract/raw-error.ts';
import type { OwnCode } from '../../ports.ts';
import { createReducer } from './index.ts';
import { NO_OWN_CODE } from './testing/own-code.ts';
import { PROVOKED } from './testing/provoked.ts';
import { RECORDED } from './testing/recorded.ts';
import { HOSTILE, KEPT, REDUCED } from './testing/telling.ts';

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
 * Type and code must be the error's own, and the message's first words that are not input, written by hand
 * next to what provokes it, must be in the reduced message as in the real one.
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

const own: OwnCode = { ...NO_OWN_CODE, names: new Set(['openSettings', 'SettingsStore', 'Mark']) };
const reduceMessage = createReducer(() => own);
const leftOf = (message: string): string | undefined => {
  const [reduced] = reduceMessage(readThrown(new Error(message)));
  return reduced?.message;
};

it.each(KEPT)('keeps %j unchanged', (message) => {
  expect(leftOf(message)).toBe(message);
});

it.each(REDUCED)('reduces %j to its impersonal parts', (message, reduced) => {
  expect(leftOf(message)).toBe(reduced);
});

it.each(HOSTILE)('keeps nothing personal of %j', (message, reduced) => {
  expect(leftOf(message)).toBe(reduced);
});

it("keeps names of our own code in V8's messages", async () => {
  const { message } = await failure(() => vm.runInNewContext('settings.openSettings()', { settings: {} }));
  expect(leftOf(message)).toBe('settings.openSettings is not a function');
  const { message: read } = await failure(() => vm.runInNewContext('undefined.openSettings'));
  expect(leftOf(read)).toBe("Cannot read properties of undefined (reading 'openSettings')");
});

it('keeps the position that V8 reports in a JSON text, and nothing of the text', async () => {
  const { message } = await failure(() => JSON.parse('{"ada": 1 "lovelace"}'));
  expect(leftOf(message)).toBe(message);
  const { message: quoted } = await failure(() => JSON.parse('{"ada": lovelace}'));
  expect(leftOf(quoted)).toBe('Unexpected token \'<string>\', "<string>" is not valid JSON');
});

async function failure(provoke: () => unknown): Promise<{ message: string }> {
  const error = await caught(provoke);
  return { message: String(fieldOf(error, 'message')) };
}
