/** kreyac interrupted by Ctrl-C, by a signal or by an answer: nothing half-done is left behind. */
import { readdirSync } from 'node:fs';
import { expect } from 'vitest';
import { testWith } from '../telemetry/testing/needs.ts';
import { createProfile, type Profile } from './testing/kreyac.ts';
import { KEYS, type Person, runInTerminal } from './testing/terminal.ts';

const QUESTION = '[y/N] ';

async function pendingOf(profile: Profile): Promise<unknown> {
  return JSON.parse((await profile.run(['telemetry', 'status', '--json'])).stdout).pending;
}

testWith('signals').each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s during a delivery: exit code %i, and the next one need not wait', async (signal, code) => {
  let isHanging = true;
  let onAsked = () => {};
  const profile = await createProfile({
    onBegin: () => onAsked(),
    answer: () => (isHanging ? 'hangBeforeReading' : undefined),
  });
  await profile.run(['version']);
  const run = await profile.run(['telemetry', 'flush'], {
    onStarted: (child) => {
      onAsked = () => child.kill(signal);
    },
  });
  expect(run).toMatchObject({ exitCode: code, stdout: '', stderr: '', leftProcess: false });

  isHanging = false;
  onAsked = () => {};
  const next = await profile.run(['telemetry', 'flush', '--verbose']);
  expect(next).toMatchObject({ exitCode: 0, stdout: 'Sent 1 event. Nothing waiting.\n' });
  // An abandoned delivery would be waited for until it counts as dead.
  expect(next.stderr).not.toContain('Another process');
});

const terminalTest = testWith('terminals');

terminalTest('Ctrl-C at a terminal ends a delivery', async () => {
  const profile = await createProfile({ answer: () => 'hangBeforeReading' });
  await profile.run(['version']);
  const run = await runInTerminal(profile, ['telemetry', 'flush'], {
    when: { printed: 'Sending', react: (person) => person.type(KEYS.ctrlC) },
  });
  expect(run).toMatchObject({ exitCode: 130, echoes: true });
  // The progress is cleared.
  expect(run.text).toMatch(/\rSending… 0 of 1 .*\r +\r$/);
  expect(await pendingOf(profile)).toBe(1);
});

const typing = (keys: string) => (person: Person) => person.type(keys);

terminalTest.each([
  ['y', typing(`y${KEYS.enter}`), 0],
  ['YES', typing(`YES${KEYS.enter}`), 0],
])('the answer %s deletes', async (_, react, exitCode) => {
  const profile = await createProfile();
  await profile.run(['version']);
  const run = await runInTerminal(profile, ['telemetry', 'delete'], { when: { printed: QUESTION, react } });
  expect(run).toMatchObject({ exitCode, echoes: true });
  expect(run.text).toContain('\nDeleted the local telemetry files.\n');
  expect(readdirSync(profile.folder).sort()).toEqual(['config.json', 'config.lock']);
});

terminalTest.each([
  ['n', typing(`n${KEYS.enter}`), 3],
  ['Enter', typing(KEYS.enter), 3],
  ['yesterday', typing(`yesterday${KEYS.enter}`), 3],
  ['Ctrl-D', typing(KEYS.ctrlD), 3],
  ['Ctrl-C', typing(KEYS.ctrlC), 130],
])('the answer %s deletes nothing, and says so on its own line', async (_, react, exitCode) => {
  const profile = await createProfile();
  await profile.run(['version']);
  const run = await runInTerminal(profile, ['telemetry', 'delete'], { when: { printed: QUESTION, react } });
  expect(run).toMatchObject({ exitCode, echoes: true });
  expect(run.text).toMatch(/\nkreyac: Nothing was deleted\.\n$/);
  expect(await pendingOf(profile)).toBe(1);
});

terminalTest('a signal during the question deletes nothing and leaves the terminal unchanged', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  const run = await runInTerminal(profile, ['telemetry', 'delete'], {
    when: { printed: QUESTION, react: (person) => person.signal('SIGTERM') },
  });
  expect(run).toMatchObject({ exitCode: 143, echoes: true });
  expect(await pendingOf(profile)).toBe(1);
});
