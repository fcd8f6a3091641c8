import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { version } from '../package.json';
import { testWith } from '../telemetry/testing/needs.ts';
import { bundleKreyac, createProfile, type Profile } from './testing/kreyac.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TELL_MODULES = join(import.meta.dirname, 'testing', 'tell-modules.cjs');
const BREAK_OUTPUT = new URL('testing/break-output.mjs', import.meta.url).href;

async function flush(profile: Profile): Promise<void> {
  expect(await profile.run(['telemetry', 'flush'])).toMatchObject({
    exitCode: 0,
    stderr: '',
    leftProcess: false,
  });
}

function told({ receiver }: Profile): string[] {
  return receiver.events.map(({ name, attributes }) => {
    const { 'kreya.command': command = '', 'kreya.succeeded': succeeded = '' } = attributes;
    return `${name.replace('kreya.', '')} ${command} ${succeeded}`.trim();
  });
}

async function status(profile: Profile): Promise<Record<string, unknown>> {
  return JSON.parse((await profile.run(['telemetry', 'status', '--json'])).stdout);
}

test('a run records one event, which the next delivery sends, and leaves nothing running', async () => {
  const profile = await createProfile();
  const first = await profile.run(['version']);
  expect(first).toMatchObject({ exitCode: 0, stdout: `${version}\n`, leftProcess: false });
  expect(first.stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(5);
  expect(first.stderr).toContain('kreyac telemetry disable');
  expect(await profile.run(['version'])).toMatchObject({ stdout: `${version}\n`, stderr: '' });
  await flush(profile);
  expect(told(profile)).toEqual(['cli_command_executed version true', 'cli_command_executed version true']);
  expect(profile.receiver.events[0]?.attributes['kreya.duration_ms']).toEqual(expect.any(Number));
  expect(new Set(profile.receiver.events.map(({ installationId }) => installationId)).size).toBe(1);
});

// Elsewhere, random bytes come from `node:crypto`.
testWith('devices')('a run loads none of the large modules that it does not need', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  // What waits is sent by a run that takes long enough, which loads more.
  await flush(profile);
  const { stderr } = await profile.run(['version'], { nodeArgs: ['--require', TELL_MODULES] });
  const loaded = stderr.split('\n');
  expect(loaded).toContain('fs');
  const large = [
    'child_process',
    'crypto',
    'dns',
    'http',
    'https',
    'readline',
    'tls',
    'worker_threads',
    'zlib',
  ];
  expect(large.filter((name) => loaded.includes(name))).toEqual([]);
});

test('many first runs at once agree on one ID, and one shows the notice', async () => {
  const profile = await createProfile();
  const runs = await Promise.all(Array.from({ length: 12 }, () => profile.run(['version'])));
  expect(runs.filter(({ stderr }) => stderr !== '')).toHaveLength(1);
  await flush(profile);
  expect(profile.receiver.events).toHaveLength(12);
  expect(new Set(profile.receiver.events.map(({ installationId }) => installationId)).size).toBe(1);
});

test.each([
  [['versoin'], 'version'],
  [['telemetry', 'statsu'], 'status'],
  [['version', '--jsno'], '--json'],
  [['telemetry', 'show', '--limit', 'many'], 'whole number'],
  [['version', 'now'], 'arguments'],
])('%o is invalid: exit code 2, one line, no event', async (args, hint) => {
  const profile = await createProfile();
  const { exitCode, stdout, stderr } = await profile.run(args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^kreyac: .*\n$/);
  expect(stderr).toContain(hint);
  expect(existsSync(profile.folder)).toBe(false);
});

test('help exits with 0 and records no event', async () => {
  const profile = await createProfile();
  for (const args of [['--help'], ['telemetry', '--help'], ['telemetry', 'show', '--help']]) {
    expect(await profile.run(args)).toMatchObject({ exitCode: 0, stderr: '' });
  }
  expect(existsSync(profile.folder)).toBe(false);
});

test.each([
  [{ KREYA_DISABLETELEMETRY: 'true' }, []],
  [{ DO_NOT_TRACK: '1' }, []],
  [{}, ['--disable-telemetry']],
])('locked off by %o %o: no file, no request, no output', async (env, args) => {
  let connections = 0;
  const profile = await createProfile({ onBegin: () => (connections += 1) });
  expect(await profile.run(['version', ...args], { env })).toMatchObject({
    exitCode: 0,
    stdout: `${version}\n`,
    stderr: '',
  });
  expect(readdirSync(profile.home)).toEqual([]);
  expect(connections).toBe(0);
  expect(await profile.run(['telemetry', 'enable', ...args], { env })).toMatchObject({
    exitCode: 5,
    stdout: '',
  });
  expect(readdirSync(profile.home)).toEqual([]);
});

test('stays silent when turned off, but still sends what was collected before', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  expect(await profile.run(['telemetry', 'disable'])).toMatchObject({
    exitCode: 0,
    stdout: [
      'Telemetry is off. Nothing new is recorded.',
      '3 earlier events will still be sent.',
      'To delete them, along with the history and the installation ID, run kreyac telemetry delete.\n',
    ].join('\n'),
  });
  await profile.run(['version']);
  expect(await status(profile)).toMatchObject({
    enabled: false,
    disabledBy: 'settings',
    since: expect.any(String),
    pending: 3,
  });
  await flush(profile);
  const before = ['version true', 'telemetryDisable true'].map((one) => `cli_command_executed ${one}`);
  expect(told(profile)).toEqual([...before, 'telemetry_disabled']);
  await profile.run(['telemetry', 'enable']);
  await flush(profile);
  expect(told(profile).slice(3)).toEqual(['telemetry_enabled', 'cli_command_executed telemetryEnable true']);
});

test('shows the bytes that are waiting, and the bytes that were sent', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  const [waiting] = JSON.parse((await profile.run(['telemetry', 'show', '--json'])).stdout);
  expect(waiting).toMatchObject({ kind: 'event', state: 'waiting', sentAt: null });
  await flush(profile);
  const [sent] = JSON.parse((await profile.run(['telemetry', 'show', '--sent', '--json'])).stdout);
  expect(sent).toMatchObject({ state: 'sent', record: waiting.record });
  const body = String(profile.receiver.requests[0]?.body);
  const [logs] = JSON.parse(body).resourceLogs;
  expect(logs).toEqual({
    ...sent.origin,
    scopeLogs: [{ ...sent.origin.scopeLogs[0], logRecords: [sent.record] }],
  });
  const raw = (await profile.run(['telemetry', 'show', '--raw'])).stdout.trimEnd().split('\n');
  expect(raw).toEqual([expect.stringMatching(/^# event, .*, sent /), JSON.stringify(sent.record)]);
  expect(body).toContain(raw[1]);
  const { stdout } = await profile.run(['telemetry', 'show']);
  expect(stdout).toMatch(/^CliCommandExecuted {2}.*, sent .*\n {2}\S.*\.\n/);
  expect(stdout).toMatch(/^ {2}command +version +\S/m);
  expect(stdout).toMatch(/^ {2}succeeded +yes +\S/m);
  expect((await profile.run(['telemetry', 'show', '--pending'])).stdout).toBe('');
});

test('a new ID applies to what comes, not to what was', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  const { installationId: before } = await status(profile);
  const { installationId: after } = JSON.parse(
    (await profile.run(['telemetry', 'reset-id', '--json'])).stdout,
  );
  expect(after).toMatch(UUID);
  await profile.run(['info']);
  await flush(profile);
  expect(profile.receiver.events.map(({ installationId }) => installationId)).toEqual([
    before,
    before,
    after,
  ]);
});

test('a new ID is not sent right after another process has sent the old one', async () => {
  const profile = await createProfile();
  const { receiver } = profile;
  await profile.run(['version']);
  await flush(profile);
  const { installationId } = JSON.parse((await profile.run(['telemetry', 'reset-id', '--json'])).stdout);
  await profile.run(['version']);
  const { exitCode, stderr } = await profile.run(['telemetry', 'flush', '--timeout', '1']);
  expect(exitCode).toBe(4);
  expect(stderr).toMatch(
    /^kreyac: 1 event not sent\. .* have a different installation ID .*, in \d+ seconds?\.\n$/,
  );
  expect(receiver.requests).toHaveLength(1);

  await flush(profile);
  expect(receiver.requests).toHaveLength(2);
  const [first, second] = receiver.events;
  expect(first?.installationId).toMatch(UUID);
  expect(first?.installationId).not.toBe(installationId);
  expect(second?.installationId).toBe(installationId);
});

test('deletes everything except the choice, and only if confirmed', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  await profile.run(['telemetry', 'disable']);
  expect(await profile.run(['telemetry', 'delete'])).toMatchObject({ exitCode: 3, stdout: '' });
  expect(await status(profile)).toMatchObject({ pending: 3 });
  expect(await profile.run(['telemetry', 'delete', '--yes'])).toMatchObject({ exitCode: 0 });
  expect(readdirSync(profile.folder).sort()).toEqual(['config.json', 'config.lock']);
  expect(await status(profile)).toMatchObject({ enabled: false, installationId: null, pending: 0 });
});

test("a flush that can't deliver says so, keeps what is waiting, and ends in time", async () => {
  const profile = await createProfile({ answer: () => 'hangBeforeReading' });
  await profile.run(['version']);
  const { exitCode, stderr, leftProcess } = await profile.run(['telemetry', 'flush', '--timeout', '1']);
  expect({ exitCode, leftProcess }).toEqual({ exitCode: 4, leftProcess: false });
  expect(stderr).toBe('kreyac: 1 event not sent. Timed out. Try again with a longer --timeout.\n');
  expect(await status(profile)).toMatchObject({ pending: 1 });
});

test('an unexpected error is tracked, with nothing personal in it, and exits as Node does', async () => {
  const profile = await createProfile();
  const nodeArgs = ['--import', BREAK_OUTPUT];
  const { exitCode, stderr } = await profile.run(['version'], { nodeArgs });
  expect(exitCode).toBe(1);
  expect(stderr).toContain('TypeError: Cannot read properties of grace.hopper@example.com');
  await flush(profile);
  expect(told(profile)).toEqual(['cli_command_executed version false', 'telemetry_error_reported']);
  const [report] = profile.receiver.errors;
  const sent = JSON.stringify(report);
  expect(sent).toContain('"cli"');
  expect(sent).toContain('out/cli/kreyac.js');
  for (const { body } of profile.receiver.requests) {
    for (const canary of ['grace', 'hopper', 'salaries', 'hunter2', 'GRACE', profile.home]) {
      expect(body.toString()).not.toContain(canary);
    }
  }
  const shown = JSON.parse((await profile.run(['telemetry', 'show', '--json'])).stdout);
  expect(shown.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['error', 'event', 'event']);
});

test('expected failures are not tracked as errors', async () => {
  const profile = await createProfile();
  await profile.run(['telemetry', 'delete']);
  await profile.run(['@nowhere.txt']);
  await flush(profile);
  expect(profile.receiver.errors).toEqual([]);
});

test('a read-only profile costs at most a line', async () => {
  const profile = await createProfile();
  const file = join(profile.home, 'file');
  writeFileSync(file, '');
  const env = { XDG_CONFIG_HOME: file, APPDATA: file, LOCALAPPDATA: file };
  const { exitCode, stdout, stderr } = await profile.run(['version'], { env });
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: `${version}\n` });
  expect(stderr).toMatch(/^(kreyac: .*\n)?$/);
});

test('damaged settings keep telemetry off, and a choice sets them aside', async () => {
  const profile = await createProfile();
  mkdirSync(profile.folder);
  writeFileSync(join(profile.folder, 'config.json'), '{ "telemetry": ');
  expect(await profile.run(['version'])).toMatchObject({ exitCode: 0, stderr: '' });
  expect(readdirSync(profile.folder)).toEqual(['config.json']);
  await profile.run(['telemetry', 'enable']);
  expect(JSON.parse(readFileSync(join(profile.folder, 'config.json'), 'utf8'))).toMatchObject({
    telemetry: 'enabled',
  });
  await profile.run(['telemetry', 'flush']);
  expect(told(profile)).toEqual(['telemetry_enabled', 'cli_command_executed telemetryEnable true']);
});

test('a reader that stops early is no error', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  const { home: cwd, env } = profile;
  const child = spawn(process.execPath, [await bundleKreyac(), 'telemetry', 'events'], { cwd, env });
  child.stdout.destroy();
  const [stderr, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  await flush(profile);
  expect(profile.receiver.errors).toEqual([]);
});

test("lists and selects a project's environments, and reports problems by file and line", async () => {
  const profile = await createProfile();
  const project = join(profile.home, 'shop');
  mkdirSync(project);
  writeFileSync(join(project, 'shop.krproj'), '{}');
  writeFileSync(join(project, 'staging.krenv'), '{ "id": "s" }');
  const run = (...args: string[]) => profile.run(['environment', ...args], { cwd: project });
  expect(await run('set-active', 'stagin')).toMatchObject({
    exitCode: 103,
    stderr: expect.stringContaining('Did you mean "staging"?'),
  });
  expect(await run('set-active', 'staging')).toMatchObject({
    exitCode: 0,
    stdout: 'staging is now active.\n',
  });
  expect(await run('get-active')).toMatchObject({ stdout: 'staging\n' });
  expect(await profile.run(['environment', 'list', '-p', project])).toMatchObject({ stdout: '* staging\n' });

  writeFileSync(join(project, 'broken.krenv'), '{\n  "id": "b"\n  "color": 1\n}');
  expect(await run('list')).toMatchObject({
    exitCode: 6,
    stderr: `kreyac: ${join(project, 'broken.krenv')}:3:3: Expected a comma.\n`,
  });
  expect(await profile.run(['environment', 'list'])).toMatchObject({ exitCode: 101 });
  await flush(profile);
  expect(told(profile).filter((one) => one.endsWith('false'))).toHaveLength(3);
  expect(profile.receiver.errors).toEqual([]);
  for (const { body } of profile.receiver.requests)
    expect(body.toString()).not.toMatch(/staging|shop|broken/);
});

test('response files count as typed, including the option that turns telemetry off', async () => {
  const profile = await createProfile();
  writeFileSync(join(profile.home, 'options.txt'), 'version --json\n# a comment\n--disable-telemetry');
  expect(await profile.run(['@options.txt'])).toMatchObject({ exitCode: 0, stderr: '' });
  expect(existsSync(profile.folder)).toBe(false);
  expect(await profile.run(['@nowhere.txt'])).toMatchObject({ exitCode: 2, stdout: '' });
});
