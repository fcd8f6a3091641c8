/** Output that can't be written is reported as a failure; a notice that nobody can have seen stays due. */
import { expect } from 'vitest';
import { testWith } from '../telemetry/testing/needs.ts';
import { bundleKreyac, createProfile, type Profile, type Run, runProcess } from './testing/kreyac.ts';

const shellTest = testWith('a Unix shell');
const fullDiskTest = testWith('a Unix shell', 'a full device');

/** Runs a shell command in which `kreyac` is the command line. */
async function shell({ env, home }: Profile, command: string): Promise<Run> {
  const script = `node=$0; bundle=$1; kreyac() { "$node" "$bundle" "$@"; }; ${command}`;
  return runProcess('/bin/sh', ['-c', script, process.execPath, await bundleKreyac()], { env, cwd: home });
}

/** A profile on which the notice was shown. */
async function createUsedProfile(): Promise<Profile> {
  const profile = await createProfile();
  await profile.run(['version']);
  return profile;
}

fullDiskTest.each([
  'version',
  'telemetry events --json',
  'telemetry status',
  '--help',
  'telemetry show --help',
])('kreyac %s on a full disk says so in one line, and exits with 1', async (args) => {
  const profile = await createUsedProfile();
  expect(await shell(profile, `kreyac ${args} >/dev/full`)).toMatchObject({
    exitCode: 1,
    stderr: 'kreyac: The output could not be written (ENOSPC).\n',
  });
});

shellTest.each(['1</dev/null', '1<.'])('output lost by %s is reported as well', async (redirection) => {
  const profile = await createUsedProfile();
  expect(await shell(profile, `kreyac version ${redirection}`)).toMatchObject({
    exitCode: 1,
    stderr: 'kreyac: The output could not be written (EBADF).\n',
  });
});

fullDiskTest.each(['2>/dev/full', '2>&-', '2>/dev/null', '2</dev/null'])(
  'the exit code is the same with %s',
  async (redirection) => {
    const profile = await createUsedProfile();
    const codes = (command: string) => `${command}; echo $?`;
    const { stdout } = await shell(
      profile,
      [
        codes(`kreyac version >/dev/full ${redirection}`),
        codes(`kreyac version >/dev/null ${redirection}`),
        codes(`kreyac versoin ${redirection}`),
        codes(`kreyac telemetry delete ${redirection}`),
      ].join('; '),
    );
    expect(stdout).toBe('1\n0\n2\n3\n');
  },
);

fullDiskTest('a command that failed anyway keeps its exit code', async () => {
  const profile = await createUsedProfile();
  expect(await shell(profile, 'kreyac versoin >/dev/full')).toMatchObject({ exitCode: 2 });
});

shellTest('a reader that has read enough is no failure', async () => {
  const profile = await createUsedProfile();
  const { stdout, stderr } = await shell(
    profile,
    '{ kreyac telemetry events --json; echo $? >&3; } 3>&2 | head -n 1',
  );
  expect({ stdout, stderr }).toEqual({ stdout: '[\n', stderr: '0\n' });
});

shellTest('a file and a slow reader get everything', async () => {
  const profile = await createUsedProfile();
  const { stdout } = await shell(
    profile,
    'kreyac telemetry events --json >all.json; kreyac telemetry events --json | (sleep 0.5; cat) | cmp - all.json && echo same',
  );
  expect(stdout).toBe('same\n');
});

shellTest.each(['2>/dev/null', '2>&-', '2</dev/null'])(
  'a first run with %s leaves the notice due, and a flush sends nothing',
  async (redirection) => {
    const profile = await createProfile();
    const status = `kreyac telemetry status --json ${redirection}`;
    expect(JSON.parse((await shell(profile, status)).stdout)).toMatchObject({
      enabled: true,
      noticeDue: true,
    });
    expect((await shell(profile, `kreyac telemetry status ${redirection}`)).stdout).toMatch(
      /^Notice +not shown yet/m,
    );
    expect(await shell(profile, `kreyac telemetry flush --timeout 5 ${redirection}`)).toMatchObject({
      exitCode: 4,
    });
    expect(profile.receiver.requests).toEqual([]);

    const seen = await profile.run(['telemetry', 'flush']);
    expect(seen).toMatchObject({ exitCode: 0, stdout: 'Sent 2 events. Nothing waiting.\n' });
    expect(seen.stderr).toMatch(/^Kreya counts /);
    expect(JSON.parse((await shell(profile, status)).stdout)).toMatchObject({ noticeDue: false });
  },
);
