/** What Chromium itself does on the network, from its own log. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startReceiver } from '../telemetry/testing/receiver/receiver.ts';
import { arrived, expect, expectArrived, test } from './kreya.ts';

/** The origins of all requests in Chromium's log, and all hosts whose address it looked up. */
function contactsIn(netLog: string): string[] {
  const text = readFileSync(netLog, 'utf8');
  const origins = [...text.matchAll(/"url":"(https?:\/\/[^/"]+)/g)].map((match) => match[1] ?? '');
  const hosts = [...text.matchAll(/"host":"([^"]+)"/g)].map((match) => match[1] ?? '');
  return [...new Set([...origins, ...hosts])];
}

test('the app contacts the receiver and nobody else', async ({ runPlainly, receiver, workingDirectory }) => {
  const log = join(workingDirectory, 'net.json');
  // What is recorded while the app quits may be left to the next run: quitting does not wait for it.
  await runPlainly({ args: [`--log-net-log=${log}`], until: () => arrived(receiver).includes('AppStarted') });
  const contacts = contactsIn(log);
  const { origin, hostname } = new URL(receiver.url);
  expect(contacts.sort()).toEqual([hostname, origin].sort());
});

test('with telemetry locked off it contacts nobody', async ({ runPlainly, workingDirectory }) => {
  const log = join(workingDirectory, 'net.json');
  await runPlainly({ args: [`--log-net-log=${log}`], env: { DO_NOT_TRACK: '1' } });
  expect(contactsIn(log)).toEqual([]);
});

test('does not follow a redirect, and keeps its events for the receiver', async ({ launch }) => {
  const elsewhere = await startReceiver();
  const receiver = await startReceiver({
    answer: (_, index) =>
      index === 0 ? { status: 307, headers: { Location: `${elsewhere.url}/v1/logs` } } : undefined,
  });
  const run = await launch({ env: { KREYA_TELEMETRY_ENDPOINT: receiver.url } });
  await expectArrived(receiver, 'AppStarted');
  await run.window.getByRole('button', { name: 'Switch environment' }).click();
  await expectArrived(receiver, 'AppStarted', 'ActiveEnvironmentChanged');
  expect(elsewhere.requests).toEqual([]);
  await receiver.close();
  await elsewhere.close();
});
