/** What answers in the server's place, and keeps data that the server has not received. */
import { expect, test } from 'vitest';
import type { Answer } from '../telemetry/testing/receiver/answer.ts';
import { createProfile } from './testing/kreyac.ts';

const PAGE = '<!doctype html><title>Sign in</title>';
const HTML = { 'Content-Type': 'text/html' };

const IN_THE_WAY: readonly (readonly [string, Answer])[] = [
  ['a proxy that wants a password', { status: 407, headers: { 'Proxy-Authenticate': 'Basic realm="x"' } }],
  ['a network that wants a sign-in', { status: 511, headers: HTML, body: PAGE }],
  ['a redirect', { status: 302, headers: { Location: 'http://127.0.0.1:1/' } }],
  ['a page', { status: 200, headers: HTML, body: PAGE }],
  ['a status that HTTP does not have', { status: 999, headers: { 'X-Served-By': 'M\xfcnchen' } }],
];

test.each(IN_THE_WAY)(
  '%s: reported, and the data is kept and delivered once it is gone',
  async (_, answer) => {
    // Nothing is answered before the flush, so that the flush meets the obstacle first.
    let next: Answer | undefined = 'hangBeforeReading';
    const profile = await createProfile({
      answer() {
        const given = next;
        if (given === answer) next = undefined;
        return given;
      },
    });
    await profile.run(['version']);
    next = answer;
    const { exitCode, stdout, stderr } = await profile.run(['telemetry', 'flush', '--verbose']);
    expect(stderr).toContain('Something other than the server responds, such as a proxy or a sign-in page.');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'Sent 1 event. Nothing waiting.\n' });
    expect(profile.receiver.events.at(-1)?.name).toBe('kreya.cli_command_executed');
  },
);
