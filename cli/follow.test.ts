/** `kreyac telemetry show --follow` beside other processes that record, send and delete. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'vitest';
import { isObject, parseJson } from '../telemetry/testing/json.ts';
import { testWith } from '../telemetry/testing/needs.ts';
import { bundleKreyac, createProfile, type Profile, type Run, runProcess } from './testing/kreyac.ts';
import { KEYS, runInTerminal } from './testing/terminal.ts';

interface Follower {
  /** Resolves when this has been printed so often. */
  printed(text: string, times: number): Promise<void>;
  end(signal: NodeJS.Signals): Promise<Run>;
}

function follow(
  profile: Profile,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Follower {
  let output = '';
  let child: ChildProcess | undefined;
  const run = profile.run(['telemetry', 'show', '--follow', ...args], {
    env,
    onStarted(started) {
      child = started;
      for (const stream of [started.stdout, started.stderr]) {
        stream?.on('data', (data: Buffer) => {
          output += data.toString();
        });
      }
    },
  });
  return {
    async printed(text, times) {
      while (output.split(text).length <= times) {
        if (child?.stdout == null || child.stderr == null) throw new Error('It was not started.');
        if (child.exitCode !== null) throw new Error(`It ended. Output: ${output}`);
        await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), once(child, 'exit')]);
      }
    },
    end(signal) {
      child?.kill(signal);
      return run;
    },
  };
}

const RECORD = 'kreya.cli_command_executed';

const statesIn = ({ stdout }: Run) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => {
      const record = parseJson(line);
      return isObject(record) ? record['state'] : undefined;
    });

testWith('signals').each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('prints what others record, once, until %s', async (signal, exitCode) => {
  const profile = await createProfile();
  await profile.run(['version']);
  await profile.run(['version']);
  const follower = follow(profile, ['--json', '--limit', '1']);
  await follower.printed(RECORD, 1);
  await profile.run(['info']);
  await follower.printed(RECORD, 2);
  await profile.run(['telemetry', 'flush']);
  await profile.run(['version']);
  await follower.printed(RECORD, 3);
  const run = await follower.end(signal);
  expect(run).toMatchObject({ exitCode, stderr: '', leftProcess: false });
  expect(statesIn(run)).toEqual(['waiting', 'waiting', 'waiting']);
  // Of its own, it has recorded and sent nothing.
  expect(JSON.parse((await profile.run(['telemetry', 'status', '--json'])).stdout)).toMatchObject({
    pending: 1,
  });
});

const signalTest = testWith('signals');

signalTest('with --sent, prints what is sent when it is', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  const follower = follow(profile, ['--sent', '--json']);
  await profile.run(['telemetry', 'flush']);
  await follower.printed(RECORD, 1);
  await profile.run(['version']);
  await profile.run(['telemetry', 'flush']);
  await follower.printed(RECORD, 2);
  expect(statesIn(await follower.end('SIGTERM'))).toEqual(['sent', 'sent']);
});

signalTest('goes on when everything is deleted, in columns and as bytes', async () => {
  const profile = await createProfile();
  const columns = follow(profile, []);
  const bytes = follow(profile, ['--raw']);
  for (const times of [1, 2, 3]) {
    await profile.run(['version']);
    await columns.printed('CliCommandExecuted', times);
    await bytes.printed(RECORD, times);
    await profile.run(['telemetry', 'delete', '--yes']);
  }
  const { stdout } = await columns.end('SIGTERM');
  await bytes.end('SIGTERM');
  // The installation ID is another one each time.
  expect(stdout.match(/Sent with every event:/g)).toHaveLength(3);
});

signalTest('says once why nothing new comes, and shows what is there', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  await profile.run(['telemetry', 'disable']);
  const off = follow(profile, ['--json']);
  await off.printed(RECORD, 1);
  expect((await off.end('SIGTERM')).stderr).toBe(
    'kreyac: Telemetry is off (your choice, in Settings or with kreyac), so nothing new is recorded.\n',
  );
  await profile.run(['telemetry', 'enable']);
  const here = follow(profile, ['--json'], { DO_NOT_TRACK: '1' });
  await here.printed(RECORD, 1);
  await profile.run(['version']);
  await here.printed('"version"', 1);
  expect((await here.end('SIGTERM')).stderr).toBe(
    'kreyac: Telemetry is off for this command (environment variable DO_NOT_TRACK). It still shows what other programs record.\n',
  );
});

testWith('a Unix shell')('ends quietly when nobody reads any more', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  const script =
    '{ "$0" "$1" telemetry show --follow --json; echo "code $?" >&3; } 3>&2 | head -n 1 | grep -c sent';
  let hasEnded = false;
  const run = runProcess('/bin/sh', ['-c', script, process.execPath, await bundleKreyac()], {
    env: profile.env,
    cwd: profile.home,
  }).finally(() => {
    hasEnded = true;
  });
  // It notices with the next record after the reader has gone.
  while (!hasEnded) await profile.run(['version']);
  expect(await run).toMatchObject({ stdout: '1\n', stderr: 'code 0\n', leftProcess: false });
});

testWith('terminals')('Ctrl-C at a terminal ends it', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  const run = await runInTerminal(profile, ['telemetry', 'show', '--follow'], {
    when: { printed: 'CliCommandExecuted', react: (person) => person.type(KEYS.ctrlC) },
  });
  expect(run).toMatchObject({ exitCode: 130, echoes: true });
  expect(run.text).toMatch(/^kreyac: Waiting for new entries\. Press Ctrl-C to stop\.\nCliCommandExecuted /);
});

testWith('a Unix shell', 'a full device')('a full disk ends it, and it says so', async () => {
  const profile = await createProfile();
  await profile.run(['version']);
  const script = '"$0" "$1" telemetry show --follow >/dev/full';
  const args = ['-c', script, process.execPath, await bundleKreyac()];
  expect(await runProcess('/bin/sh', args, { env: profile.env, cwd: profile.home })).toMatchObject({
    exitCode: 1,
    stderr: 'kreyac: The output could not be written (ENOSPC).\n',
  });
});
