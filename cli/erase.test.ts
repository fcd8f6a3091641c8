/** A person asks for the deletion of what the server has. */
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createProfile, type Profile } from './testing/kreyac.ts';

const REQUEST = 'kreya.telemetry_erasure_requested';
/** How many runs are killed: 40 in a longer run. */
const KILLS = Number(process.env['KREYAC_KILLS'] ?? 4);

async function jsonOf(profile: Profile, ...args: readonly string[]): Promise<Record<string, unknown>> {
  return JSON.parse((await profile.run(['telemetry', ...args, '--json'])).stdout);
}

const idsOf = ({ receiver }: Profile) => [
  ...new Set(receiver.events.map(({ installationId }) => installationId)),
];
const requestsOf = ({ receiver }: Profile) => receiver.events.filter(({ name }) => name === REQUEST);

test('the server is told at once, before anything with the next ID', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  await profile.run(['telemetry', 'flush']);
  await profile.run(['version']);
  const [id = ''] = idsOf(profile);
  const { exitCode, stdout, stderr } = await profile.run(['telemetry', 'erase', '--yes']);
  const { installationId } = await jsonOf(profile, 'status');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual([
    `The server has received the request to delete everything with the installation ID ${id}.`,
    'Deleted the local telemetry files.',
    `The installation ID is now ${installationId}.`,
    '',
  ]);
  await profile.run(['telemetry', 'flush']);
  expect(profile.receiver.events.map((event) => [event.name, event.installationId])).toEqual([
    ['kreya.cli_command_executed', id],
    [REQUEST, id],
    ['kreya.cli_command_executed', installationId],
  ]);
  expect(profile.receiver.requests).toHaveLength(3);
});

test('offline and with telemetry off, it waits, is shown, and goes out when the server is back', async () => {
  let isDown = true;
  const profile = await createProfile({ answer: () => (isDown ? 'dropBeforeReading' : undefined) });
  await profile.run(['version']);
  await profile.run(['telemetry', 'disable']);
  const { installationId: id } = await jsonOf(profile, 'status');
  const { exitCode, stdout } = await profile.run(['telemetry', 'erase', '--yes']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    new RegExp(
      `^The request to delete everything with the installation ID ${id} was saved, but has not been sent yet. .+\\.\n`,
    ),
  );
  expect(await jsonOf(profile, 'status')).toMatchObject({
    enabled: false,
    installationId: null,
    pending: 0,
    erasuresWaiting: [id],
  });
  expect((await profile.run(['telemetry', 'status'])).stdout).toContain(`requested for ${id}, not sent yet`);
  expect((await profile.run(['telemetry', 'show', '--pending'])).stdout).toContain(
    'TelemetryErasureRequested',
  );
  for (const [env, english, german] of [
    [
      { DO_NOT_TRACK: '1' },
      'not sent while telemetry is locked off',
      'wird nicht gesendet, solange die Telemetrie gesperrt ist',
    ],
    [{ KREYA_TELEMETRY_ENDPOINT: '' }, 'not sent without a receiver', 'wird ohne Empfänger nicht gesendet'],
  ] as const) {
    const run = async (...more: readonly string[]) =>
      (await profile.run(['telemetry', 'status', ...more], { env })).stdout;
    expect(JSON.parse(await run('--json'))).toMatchObject({ pending: 0, erasuresWaiting: [id] });
    expect(await run()).toContain(`requested for ${id}, ${english}\n`);
    const inGerman = await profile.run(['telemetry', 'status'], { env: { ...env, LC_ALL: 'de' } });
    expect(inGerman.stdout).toContain(`für ${id} verlangt, ${german}\n`);
  }
  const deleted = await profile.run(['telemetry', 'delete', '--yes']);
  expect(deleted.stdout).toContain('A request for deletion that has not been sent yet was kept.');
  expect(await jsonOf(profile, 'erase', '--yes')).toEqual({
    previousInstallationId: null,
    installationId: null,
    sent: false,
  });

  isDown = false;
  await expect.poll(() => profile.run(['telemetry', 'flush'])).toMatchObject({ exitCode: 0 });
  expect(profile.receiver.events.map(({ name, installationId }) => [name, installationId])).toEqual([
    [REQUEST, id],
  ]);
  expect(await jsonOf(profile, 'status')).toMatchObject({ installationId: null, erasuresWaiting: [] });
});

test('while telemetry is locked, it says whom to ask, with the ID', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  const { installationId: id } = await jsonOf(profile, 'status');
  const run = (env: Readonly<Record<string, string>>) =>
    profile.run(['telemetry', 'erase', '--yes'], { env });
  const locked = await run({ DO_NOT_TRACK: '1' });
  expect(locked.exitCode).toBe(5);
  expect(locked.stderr).toContain('Ask the operator of the server');
  expect(locked.stderr).toContain(String(id));
  const without = await run({ KREYA_TELEMETRY_ENDPOINT: '' });
  expect(without.exitCode).toBe(1);
  expect(without.stderr).toContain(String(id));
  expect(await jsonOf(profile, 'status')).toMatchObject({
    installationId: id,
    erasuresWaiting: [],
    pending: 2,
  });
});

test('without an ID, there is nothing to ask for', async () => {
  const profile = await createProfile();
  const { exitCode, stdout } = await profile.run(['telemetry', 'erase', '--yes']);
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: 'There is no installation ID whose data could be deleted.\n',
  });
  expect(profile.receiver.requests).toEqual([]);
});

test('what two ask for at once is what the server is told', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  const { installationId: id } = await jsonOf(profile, 'status');
  const both = await Promise.all([1, 2].map(() => jsonOf(profile, 'erase', '--yes')));
  await expect.poll(() => profile.run(['telemetry', 'flush'])).toMatchObject({ exitCode: 0 });
  const asked = both.flatMap(({ previousInstallationId }) => previousInstallationId ?? []);
  expect(asked).toContain(id);
  expect(new Set(requestsOf(profile).map(({ installationId }) => installationId))).toEqual(new Set(asked));
  const { installationId: after } = await jsonOf(profile, 'status');
  expect(asked).not.toContain(after);
});

test(`${KILLS} killed at random: either nothing happened, or the server is told`, {
  timeout: 60_000 + KILLS * 10_000,
}, async () => {
  let isDown = true;
  const profile = await createProfile({ answer: () => (isDown ? 'dropBeforeReading' : undefined) });
  let runMs = 300;
  let asked = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    await profile.run(['version']);
    const { installationId: id } = await jsonOf(profile, 'status');
    const startedAt = performance.now();
    await profile.run(['telemetry', 'erase', '--yes'], {
      onStarted: (child) => void delay(Math.random() * runMs).then(() => child.kill('SIGKILL')),
    });
    runMs = Math.max(runMs, performance.now() - startedAt);
    const { installationId: after, erasuresWaiting } = await jsonOf(profile, 'status');
    const isAsked = after !== id;
    if (isAsked) asked += 1;
    expect(erasuresWaiting).toHaveLength(asked);
    if (isAsked) expect(erasuresWaiting).toContain(id);
    else expect(erasuresWaiting).not.toContain(id);
  }
  const { erasuresWaiting } = await jsonOf(profile, 'status');
  isDown = false;
  await expect
    .poll(() => profile.run(['telemetry', 'flush', '--timeout', '60']))
    .toMatchObject({ exitCode: 0 });
  expect(requestsOf(profile).map(({ installationId }) => installationId)).toEqual(
    expect.arrayContaining(Array.isArray(erasuresWaiting) ? erasuresWaiting : []),
  );
  expect((await jsonOf(profile, 'status'))['erasuresWaiting']).toEqual([]);
  // Of those IDs, the server got nothing else.
  const erased = new Set(requestsOf(profile).map(({ installationId }) => installationId));
  const others = profile.receiver.events.filter(({ name }) => name !== REQUEST);
  expect(others.filter(({ installationId }) => erased.has(installationId))).toEqual([]);
  process.stdout.write(`${KILLS} were killed, ${asked} of them after the request was stored\n`);
});
