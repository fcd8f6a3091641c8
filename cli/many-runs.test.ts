/** Many runs at once, some of which are killed: nothing is lost of those that completed. */
import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createProfile, type Profile } from './testing/kreyac.ts';

/** 1,000 in a longer run. */
const RUNS = Number(process.env['KREYAC_RUNS'] ?? 100);
const AT_ONCE = 8;
/** The share of runs that are killed. */
const KILLED = 0.3;
/** Far longer than a run takes even on a slow Windows, eight at a time. */
const MOST_MS_A_RUN = 3_000;
/** Used in turn. Each records one event and nothing else. */
const COMMANDS = ['version', 'info', 'telemetry status', 'telemetry events', 'exit-codes'];

test(`the receiver gets one event per ID for every run that completed: ${RUNS} runs, ${AT_ONCE} at a time`, {
  timeout: 60_000 + RUNS * MOST_MS_A_RUN,
}, async () => {
  const profile = await createProfile();
  const { returned, killed } = await runMany(profile);
  // What a killed run left open has to be found by another.
  await expect.poll(() => profile.run(['telemetry', 'flush'])).toMatchObject({ exitCode: 0 });

  const ids = new Set(profile.receiver.events.map(({ uid }) => uid));
  expect(ids.size).toBeGreaterThanOrEqual(returned);
  expect(ids.size).toBeLessThanOrEqual(returned + killed);
  expect(new Set(profile.receiver.events.map(({ installationId }) => installationId)).size).toBe(1);
  process.stdout.write(
    `${returned} runs returned, ${killed} were killed; ${ids.size} events arrived in ${profile.receiver.requests.length} requests, ${profile.receiver.events.length - ids.size} of them again\n`,
  );
});

async function runMany(profile: Profile): Promise<{ returned: number; killed: number }> {
  let [next, returned, killed] = [0, 0, 0];
  // The duration of the last run: a kill comes at a random instant within it.
  let runMs = 0;

  async function runInTurn(): Promise<void> {
    while (next < RUNS) {
      const number = next++;
      // A run that returns before its kill counts as returned, and another one is killed instead.
      const isToBeKilled = killed < KILLED * number;
      const args = COMMANDS[number % COMMANDS.length]?.split(' ') ?? [];
      const startedAt = performance.now();
      const { exitCode, stderr } = await profile.run(args, {
        onStarted: (child) => isToBeKilled && void killAfter(child, Math.random() * runMs),
      });
      if (exitCode === 0) returned += 1;
      else killed += 1;
      if (isToBeKilled) continue;
      expect(exitCode, stderr).toBe(0);
      runMs = performance.now() - startedAt;
    }
  }

  // Some process delivers while others record.
  let isDone = false;
  async function deliver(): Promise<void> {
    while (!isDone) {
      await delay(1_000);
      await profile.run(['telemetry', 'flush']);
    }
  }

  const delivering = deliver();
  await Promise.all(Array.from({ length: AT_ONCE }, runInTurn));
  isDone = true;
  await delivering;
  return { returned, killed };
}

async function killAfter(child: ChildProcess, ms: number): Promise<void> {
  await delay(ms);
  child.kill('SIGKILL');
}
