/** What answers in the server's place, and keeps what the server never saw. */
import { expect, test } from 'vitest';
import type { Answer } from '../tools/receiver/answer.ts';
import { createProfile, type Profile } from './testing/kreyac.ts';

const PAGE = '<!doctype html><title>Sign in</title>';
const HTML = { 'Content-Type': 'text/html' };

const IN_THE_WAY: readonly (readonly [string, Answer])[] = [
  ['a proxy that wants a password', { status: 407, headers: { 'Proxy-Authenticate': 'Basic realm="x"' } }],
  ['a network that wants a sign-in', { status: 511, headers: HTML, body: PAGE }],
  ['a redirect', { status: 302, headers: { Location: 'http://127.0.0.1:1/' } }],
  ['a page', { status: 200, headers: HTML, body: PAGE }],
  ['a status that HTTP does not have', { status: 999, headers: { 'X-Served-By': 'M\xfcnchen' } }],
];

test.concurrent.each(IN_THE_WAY)('%s: said, kept, and delivered once it is gone', async (_, answer) => {
  let isInTheWay = true;
  const profile = await createProfile({ answer: () => (isInTheWay ? answer : undefined) });
  await profile.run(['version']);
  const { exitCode, stderr } = await profile.run(['telemetry', 'flush', '--timeout', '5', '--verbose']);
  expect(exitCode).toBe(4);
  expect(stderr).toMatch(/something between here and the receiver answers, such as a proxy/i);
  expect(await status(profile)).toMatchObject({ pending: 1 });
  isInTheWay = false;
  expect(await profile.run(['telemetry', 'flush'])).toMatchObject({ exitCode: 0 });
  expect(profile.receiver.events.at(-1)?.name).toBe('kreya.cli_command_executed');
  expect(await status(profile)).toMatchObject({ pending: 0 });
});

async function status(profile: Profile): Promise<unknown> {
  const { stdout } = await profile.run(['telemetry', 'status', '--json']);
  return JSON.parse(stdout);
}
