import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { json } from '../telemetry/testing/receiver/answer.ts';
import { createProfile, type Profile } from './testing/kreyac.ts';

const flush = ({ run }: Profile, ...args: string[]) => run(['telemetry', 'flush', ...args]);
const statusOf = async ({ run }: Profile) =>
  JSON.parse((await run(['telemetry', 'status', '--json'])).stdout);

/** Lets a failed delivery look like one after a long outage. */
function lengthenBackoff({ folder }: Profile): void {
  const path = join(folder, 'telemetry', 'delivery.json');
  const journal = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...journal, waitMs: 600_000, failures: 12 }));
}

test('a flush cuts a backoff short, and the status names the problem until then', async () => {
  let isUp = false;
  const profile = await createProfile({ answer: () => (isUp ? undefined : { status: 503 }) });
  await profile.run(['version']);
  const problemOfFlush = async () => {
    expect(await flush(profile, '--timeout', '1')).toMatchObject({ exitCode: 4, stdout: '' });
    return (await statusOf(profile)).failedDelivery?.problem;
  };
  // It may time out first on a busy machine.
  await expect.poll(problemOfFlush).toBe('unavailable');
  lengthenBackoff(profile);
  const { failedDelivery } = await statusOf(profile);
  expect(failedDelivery).toMatchObject({ problem: 'unavailable' });
  expect(Date.parse(failedDelivery.nextTryAt) - Date.parse(failedDelivery.triedAt)).toBeGreaterThan(500_000);
  const { stdout } = await profile.run(['telemetry', 'status']);
  expect(stdout).toMatch(/^Problem +The server is temporarily unavailable \(tried .+, next try in 10 min/m);
  isUp = true;
  expect(await flush(profile)).toMatchObject({ exitCode: 0, stderr: '' });
  expect((await statusOf(profile)).failedDelivery).toBe(null);
});

test('a flush does not cut short what the receiver asked for', async () => {
  const profile = await createProfile({
    answer: (_, index) => (index === 0 ? { status: 503, headers: { 'Retry-After': '3600' } } : undefined),
  });
  await profile.run(['version']);
  for (let count = 0; count < 2; count += 1) {
    const { exitCode, stderr } = await flush(profile);
    expect(exitCode).toBe(4);
    expect(stderr).toContain('1 event not sent. The server is temporarily unavailable. Try again in');
  }
  expect(profile.receiver.requests).toHaveLength(1);
});

test('a flush says what was rejected and why, and does not count it as sent', async () => {
  const partialSuccess = { rejectedLogRecords: '2', errorMessage: 'too old\u001b]0;x\u0007' };
  const profile = await createProfile({ answer: () => json(200, { partialSuccess }) });
  for (let count = 0; count < 3; count += 1) await profile.run(['version']);
  const { exitCode, stdout } = await flush(profile, '--json');
  expect(exitCode).toBe(7);
  expect(JSON.parse(stdout)).toEqual({
    delivered: 1,
    rejected: 2,
    rejection: { status: 200, message: 'too old ]0;x' },
    pending: 1,
  });
});

test.each([
  ['en', /^The server rejected 1 event: HTTP 401\. (Nothing|1 event) waiting\.\n$/],
  ['de', /^Der Server hat 1 Ereignis abgelehnt: HTTP 401\. (Keine Daten mehr|1 Ereignis) ausstehend\.\n$/],
])('a flush of which everything is rejected sent nothing, in %s', async (language, words) => {
  const profile = await createProfile({ answer: () => ({ status: 401 }) });
  await profile.run(['version']);
  const { exitCode, stdout } = await profile.run(['telemetry', 'flush'], { env: { LC_ALL: language } });
  expect(stdout).toMatch(words);
  expect(exitCode).toBe(7);
});
