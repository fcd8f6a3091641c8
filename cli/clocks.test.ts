/** The real command line on a machine whose clock is wrong for a while. */
import { describe, expect, test } from 'vitest';
import type { Answer } from '../telemetry/testing/receiver/answer.ts';
import { createProfile, type Profile, type Run } from './testing/kreyac.ts';

const YEAR = 365 * 24 * 60 * 60_000;
const BUSY: Answer = { status: 503 };
const ASKS_TO_WAIT: Answer = { status: 503, headers: { 'Retry-After': '2' } };

/** Runs it with a clock that is so many milliseconds ahead. */
function runAt(profile: Profile, offsetMs: number, ...args: readonly string[]): Promise<Run> {
  const shift = `const now = Date.now; Date.now = () => now() + ${offsetMs};`;
  return profile.run(args, { nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(shift)}`] });
}

const commandsIn = ({ receiver }: Profile) =>
  receiver.events
    .map((event) => event.attributes['kreya.command'] ?? event.name)
    .filter((name) => name !== undefined);

describe.each([
  ['four years ahead', 4 * YEAR],
  ['five years behind', -5 * YEAR],
])('a clock that is %s', (_, offsetMs) => {
  test.each([
    ['that is busy', BUSY],
    ['that asks to wait', ASKS_TO_WAIT],
  ])(
    'and a receiver %s: once the clock is right, everything is delivered within the ordinary backoff',
    async (_case, answer) => {
      let isUp = false;
      const profile = await createProfile({ answer: () => (isUp ? undefined : answer) });
      expect((await runAt(profile, offsetMs, 'version')).exitCode).toBe(0);
      expect((await runAt(profile, offsetMs, 'telemetry', 'flush', '--timeout', '1')).exitCode).toBe(4);
      isUp = true;
      const { exitCode, stdout } = await runAt(profile, 0, 'telemetry', 'flush', '--json');
      expect({ exitCode, ...JSON.parse(stdout) }).toMatchObject({ exitCode: 0, delivered: 1, pending: 0 });
      expect(commandsIn(profile)).toEqual(['version']);
    },
  );

  test('when telemetry is turned off: what was collected before is sent, and nothing after it', async () => {
    let isUp = false;
    const profile = await createProfile({ answer: () => (isUp ? undefined : BUSY) });
    await runAt(profile, 0, 'version');
    expect((await runAt(profile, offsetMs, 'telemetry', 'disable')).exitCode).toBe(0);
    await runAt(profile, offsetMs, 'version');
    await runAt(profile, 0, 'version');
    isUp = true;
    const { stdout } = await runAt(profile, 0, 'telemetry', 'flush', '--json');
    // The first command, the one that turns it off, and the event that says so.
    expect(JSON.parse(stdout)).toMatchObject({ delivered: 3, pending: 0 });
    expect(commandsIn(profile).sort()).toEqual(['kreya.telemetry_disabled', 'telemetryDisable', 'version']);
  });

  test('when telemetry was turned off: it stays off once the clock is right, and can be turned on again', async () => {
    const profile = await createProfile();
    await runAt(profile, offsetMs, 'telemetry', 'disable');
    await runAt(profile, 0, 'telemetry', 'flush');
    await runAt(profile, 0, 'version');
    await runAt(profile, 0, 'telemetry', 'flush');
    expect(commandsIn(profile)).toEqual(['telemetryDisable', 'kreya.telemetry_disabled']);
    await runAt(profile, 0, 'telemetry', 'enable');
    await runAt(profile, 0, 'version');
    await runAt(profile, 0, 'telemetry', 'flush');
    expect(commandsIn(profile).slice(2)).toEqual(['kreya.telemetry_enabled', 'telemetryEnable', 'version']);
  });
});
