/** The app with an unusual but legal home, and without one. */
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './kreya.ts';

for (const value of ['relative', '~/.config', '$HOME/.config']) {
  test(`XDG_CONFIG_HOME=${value} counts as not set, as in kreyac`, async ({
    launch,
    profile,
    workingDirectory,
  }) => {
    test.skip(process.platform !== 'linux', 'the variable means something on Linux only');
    const run = await launch({ env: { HOME: profile, XDG_CONFIG_HOME: value } });
    await run.window.evaluate(() => window.kreya.telemetry.setEnabled(false));
    await run.quit();
    const settings = join(profile, '.config', 'Kreya', 'config.json');
    expect(JSON.parse(readFileSync(settings, 'utf8'))).toMatchObject({ telemetry: 'disabled' });
    expect(existsSync(join(workingDirectory, value, 'Kreya'))).toBe(false);
  });
}

test('without any home it starts and says once that telemetry is off', async ({
  runPlainly,
  profile,
  workingDirectory,
  receiver,
}) => {
  test.skip(process.platform !== 'linux' || process.getuid?.() !== 0, 'only root can become another account');
  for (const folder of [profile, workingDirectory]) chmodSync(folder, 0o777);
  // No system has an account with this number.
  const run = (env: Record<string, string>) =>
    runPlainly({
      uid: 54_321,
      env: { HOME: '', XDG_CONFIG_HOME: '', XDG_RUNTIME_DIR: '', TMPDIR: profile, ...env },
    });
  const off = await run({});
  expect(off.exitCode, off.stderr).toBe(143);
  expect(off.stderr.match(/^kreya: .*/gm)).toEqual([
    'kreya: No home folder was found, so nothing can be saved and telemetry is off. Set HOME to an absolute path.',
  ]);
  const hardOff = await run({ DO_NOT_TRACK: '1', HOME: 'relative' });
  expect(hardOff.exitCode, hardOff.stderr).toBe(143);
  expect(hardOff.stderr).not.toMatch(/^kreya: /m);
  expect(readdirSync(profile, { recursive: true }).filter((path) => /telemetry/.test(String(path)))).toEqual(
    [],
  );
  expect(receiver.requests).toEqual([]);
});
