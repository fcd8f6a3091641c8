/** A home that is unusual but legal, and no home at all. */
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { version } from '../package.json';
import { testWith } from '../telemetry/testing/needs.ts';
import { bundleKreyac, createProfile, type Profile, runProcess } from './testing/kreyac.ts';

const NO_HOME =
  'kreyac: No home folder was found, so nothing can be saved and telemetry is off. Set HOME to an absolute path.\n';
/** No system has an account with this number. */
const UNKNOWN_ACCOUNT = 54_321;

const xdgTest = testWith('XDG_CONFIG_HOME');
const homelessTest = testWith('other accounts');

xdgTest.each(['relative', './relative', '~/.config', '$HOME/.config', '%APPDATA%', ' /config'])(
  'XDG_CONFIG_HOME=%s counts as not set: one profile, wherever it is called',
  async (value) => {
    const profile = await createProfile();
    const [one, other] = ['one', 'other'].map((name) => join(profile.home, name));
    for (const folder of [one, other]) mkdirSync(folder ?? '');
    const env = { XDG_CONFIG_HOME: value };
    await profile.run(['telemetry', 'disable'], { env, cwd: one ?? '' });
    const { stdout } = await profile.run(['telemetry', 'status', '--json'], { env, cwd: other ?? '' });
    expect(JSON.parse(stdout)).toMatchObject({
      enabled: false,
      disabledBy: 'settings',
      folder: join(profile.home, '.config', 'Kreya', 'telemetry'),
    });
    expect([one, other].map((folder) => readdirSync(folder ?? ''))).toEqual([[], []]);
  },
);

xdgTest.each(['/config home/', '/config//home/./'])(
  'XDG_CONFIG_HOME=…%s is where the profile is',
  async (path) => {
    const profile = await createProfile();
    await profile.run(['version'], { env: { XDG_CONFIG_HOME: `${profile.home}${path}` } });
    expect(existsSync(join(profile.home, path, 'Kreya', 'telemetry'))).toBe(true);
  },
);

testWith('a Unix shell')('works in a working directory that was removed', async () => {
  const profile = await createProfile();
  const script = 'mkdir gone; cd gone; rmdir ../gone; exec "$0" "$1" version';
  const args = ['-c', script, process.execPath, await bundleKreyac()];
  expect(await runProcess('/bin/sh', args, { env: profile.env, cwd: profile.home })).toMatchObject({
    exitCode: 0,
    stdout: `${version}\n`,
  });
});

/** Runs it as an account that the system does not know. */
async function runHomeless(
  { env }: Profile,
  args: readonly string[],
  added: Readonly<Record<string, string>>,
) {
  const kreyac = await bundleKreyac();
  // Only its creator can enter the bundle's folder.
  chmodSync(dirname(dirname(dirname(kreyac))), 0o755);
  const { HOME: _, XDG_CONFIG_HOME: __, ...rest } = env;
  return runProcess(process.execPath, [kreyac, ...args], {
    env: { ...rest, ...added },
    cwd: '/',
    uid: UNKNOWN_ACCOUNT,
  });
}

homelessTest.each([{}, { HOME: '' }, { HOME: '~' }, { HOME: 'home/ada', XDG_CONFIG_HOME: '$HOME' }])(
  'no home at all with %o: telemetry is off, with one line, and the command does its work',
  async (added: Record<string, string>) => {
    const profile = await createProfile();
    const run = (...args: string[]) => runHomeless(profile, args, added);
    expect(await run('version')).toMatchObject({ exitCode: 0, stdout: `${version}\n`, stderr: NO_HOME });
    const status = await run('telemetry', 'status', '--json');
    expect(JSON.parse(status.stdout)).toMatchObject({
      enabled: false,
      locked: true,
      disabledBy: 'environment',
      disabledByName: 'HOME',
      installationId: null,
      folder: null,
    });
    for (const command of ['enable', 'disable', 'flush', 'reset-id']) {
      expect(await run('telemetry', command)).toMatchObject({ exitCode: 5, stdout: '', stderr: NO_HOME });
    }
    expect(await run('telemetry', 'delete', '--yes')).toMatchObject({ exitCode: 0, stderr: NO_HOME });
    expect(profile.receiver.requests).toEqual([]);
  },
);

homelessTest.each([
  [{ DO_NOT_TRACK: '1' }, []],
  [{ KREYA_DISABLETELEMETRY: 'true' }, []],
  [{}, ['--disable-telemetry']],
])('no home at all and off by %o %o: prints nothing', async (added: Record<string, string>, args) => {
  const profile = await createProfile();
  expect(await runHomeless(profile, ['version', ...args], added)).toMatchObject({
    exitCode: 0,
    stdout: `${version}\n`,
    stderr: '',
  });
});
