/** What goes to a terminal and what does not, when the two streams go different ways. */
import { expect, test } from 'vitest';
import { version } from '../package.json';
import { testWith } from '../telemetry/testing/needs.ts';
import { createProfile } from './testing/kreyac.ts';
import { runInTerminal } from './testing/terminal.ts';

const ESCAPE = '\u001b';
const terminalTest = testWith('terminals');

terminalTest('the first-run notice is on standard error', async () => {
  const profile = await createProfile();
  expect(await runInTerminal(profile, ['version'], { redirection: '2>/dev/null' })).toMatchObject({
    text: `${version}\n`,
  });
  const other = await createProfile();
  const { text } = await runInTerminal(other, ['version'], { redirection: '>/dev/null' });
  expect(text).toMatch(/^Kreya counts /);
  expect(text).not.toContain(version);
});

terminalTest.each([{ NO_COLOR: '1' }, { TERM: 'dumb' }])('%o: no escape sequence at all', async (env) => {
  const profile = await createProfile();
  await profile.run(['info']);
  for (const args of [
    '--help',
    'telemetry',
    'telemetry status',
    'telemetry events',
    'telemetry show',
    'no',
  ]) {
    const { raw } = await runInTerminal(profile, args.split(' '), { env });
    expect(raw).not.toBe('');
    expect(raw).not.toContain(ESCAPE);
  }
});

terminalTest('a stream has colours only if it is itself the terminal', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  const toPipe = (args: string[]) => runInTerminal(profile, args, { redirection: '| cat' });
  const status = await toPipe(['telemetry', 'status']);
  expect(status.raw).toContain('Waiting');
  expect(status.raw).not.toContain(ESCAPE);
  expect((await toPipe(['--help'])).raw).not.toContain(ESCAPE);
  expect((await toPipe(['versoin'])).raw).toContain(`${ESCAPE}[31mkreyac:${ESCAPE}[39m Unknown command`);
});

const BAR = '░'.repeat(30);

terminalTest.each([
  ['C', `Sending… 0 of 1  ${BAR}`, 'Sent 1 event. Nothing waiting.\n'],
  ['de_DE.UTF-8', `Senden … 0 von 1  ${BAR}`, '1 Ereignis gesendet. Keine Daten mehr ausstehend.\n'],
])('%s: a delivery shows how far it is, until there is a result', async (language, progress, result) => {
  const profile = await createProfile();
  await profile.run(['version']);
  const { raw } = await runInTerminal(profile, ['telemetry', 'flush'], { env: { LC_ALL: language } });
  expect(raw).toContain(`\r${progress}`);
  const [drawn = '', left] = [raw.slice(0, raw.lastIndexOf('\r') + 1), raw.split('\r').at(-1)];
  expect(left).toBe(result);
  expect(drawn).toMatch(/\r +\r$/);
  expect(drawn).not.toContain('\n');
});

terminalTest.each([
  [['--json'], {}],
  [[], { TERM: 'dumb' }],
] as const)('%o, %o: a delivery draws nothing twice', async (args, env) => {
  const profile = await createProfile();
  await profile.run(['version']);
  const { raw } = await runInTerminal(profile, ['telemetry', 'flush', ...args], { env });
  expect(raw).not.toMatch(/\r|Sending/);
});

terminalTest('in a pipe there are no colours, and no progress', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  const env = { FORCE_COLOR: '1', CLICOLOR_FORCE: '1', TERM: 'xterm-256color' };
  for (const args of ['--help', 'telemetry', 'telemetry status', 'versoin']) {
    const { stdout, stderr } = await profile.run(args.split(' '), { env });
    expect(stdout + stderr).not.toContain(ESCAPE);
  }
  expect(await profile.run(['telemetry', 'flush'])).toMatchObject({ stderr: '' });
});

test('with --verbose, a delivery says that it has to wait for the receiver', async () => {
  const profile = await createProfile({
    answer: (_, index) => (index === 0 ? { status: 503, headers: { 'Retry-After': '1' } } : undefined),
  });
  await profile.run(['version']);
  const { exitCode, stdout, stderr } = await profile.run(['telemetry', 'flush', '-v', '--timeout', '60']);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'Sent 1 event. Nothing waiting.\n' });
  expect(stderr).toMatch(/kreyac: The server is temporarily unavailable\. Trying again in [12] seconds?…\n/);
});
