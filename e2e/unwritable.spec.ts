import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './kreya.ts';

interface Place {
  readonly title: string;
  /** Creates it, and returns the value for `XDG_CONFIG_HOME`. */
  readonly make: (folder: string) => string;
  /** Whether telemetry is locked off there because something can't be read. */
  readonly isLocked?: boolean;
}

const PLACES: Place[] = [
  { title: 'a device', make: () => '/dev/null' },
  {
    title: 'a file in place of the folder for settings',
    make: (folder) => {
      writeFileSync(join(folder, 'file'), '');
      return join(folder, 'file');
    },
  },
  {
    title: 'a file in place of the folder Kreya',
    make: (folder) => {
      writeFileSync(join(folder, 'Kreya'), '');
      return folder;
    },
  },
  {
    title: 'a link to what is not there',
    make: (folder) => {
      symlinkSync('/proc/nowhere', join(folder, 'Kreya'));
      return folder;
    },
    isLocked: true,
  },
  { title: 'a file system that takes no folders', make: () => '/proc/nowhere' },
];

test.skip(process.platform !== 'linux', 'needs what these places are on Linux');

for (const { title, make, isLocked } of PLACES) {
  test(`starts, says that nothing can be stored, and works: ${title}`, async ({
    launch,
    runPlainly,
    receiver,
    profile,
  }) => {
    const env = { XDG_CONFIG_HOME: make(profile) };
    const run = await launch({ env });
    const notice = run.window.getByRole('region', { name: 'Your settings can’t be saved' });
    await expect(notice).toContainText(`Kreya can’t write to ${join(env.XDG_CONFIG_HOME, 'Kreya')}`);
    await run.window.getByRole('button', { name: 'Invoke an operation' }).click();
    await expect(run.window.getByRole('status')).toContainText('Telemetry is off');

    const settings = await run.openSettings('Appearance');
    await settings.getByRole('radio', { name: 'Dark' }).check();
    const isDark = () => run.window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    await expect.poll(isDark).toBe(true);
    await settings.getByRole('link', { name: 'Privacy' }).click();
    const control = settings.getByRole('switch', { name: 'Usage telemetry' });
    await expect(control).not.toBeChecked();
    const state = settings.locator('#telemetry-state');
    if (isLocked) {
      // A policy file may be behind it.
      await expect(state).toContainText('Turned off by the configuration file');
    } else {
      await expect(state).toContainText('can’t write to');
      await control.click();
      await expect(settings.getByText('Your choice could not be saved')).toBeVisible();
    }
    await expect(control).not.toBeChecked();
    await run.quit();

    const { stderr } = await runPlainly({ env });
    const [problem, ...others] = stderr.trim().split('\n');
    expect(problem).toMatch(/^kreya: Can't write to .*Kreya \(\w+\)/);
    // The configuration file, which has a line of its own.
    expect(others).toHaveLength(isLocked ? 1 : 0);
    expect(receiver.requests).toEqual([]);
  });
}

test('runs as a user who may not write to the folder, and leaves its content alone', async ({
  runPlainly,
  profile,
  receiver,
}) => {
  test.skip(process.getuid?.() !== 0, 'only root can become another user');
  const folder = join(profile, 'Kreya');
  mkdirSync(folder);
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ theme: 'dark', telemetry: 'enabled' }));
  for (const path of [profile, folder]) chmodSync(path, 0o555);
  const home = join('/tmp', `kreya-home-${process.pid}`);
  mkdirSync(home);
  chmodSync(home, 0o777);
  const run = await runPlainly({
    uid: 65_534,
    env: { HOME: home, XDG_RUNTIME_DIR: '', TMPDIR: home, KREYA_TELEMETRY_DSN: '' },
  });
  expect(run.wasRunning, 'it goes on').toBe(true);
  expect(run.stderr).toContain(`kreya: Can't write to ${folder} (EACCES)`);
  expect(readdirSync(folder)).toEqual(['config.json']);
  expect(receiver.requests).toEqual([]);
  rmSync(home, { recursive: true, force: true });
});

for (const what of ['file', 'folder'] as const) {
  test(`starts with a ${what} in the lock's place, and says so`, async ({ launch, runPlainly, profile }) => {
    const lock = join(profile, 'Kreya/SingletonLock');
    mkdirSync(what === 'folder' ? lock : join(profile, 'Kreya'), { recursive: true });
    if (what === 'file') writeFileSync(lock, '');
    const run = await launch();
    await run.window.getByRole('contentinfo').getByText('Telemetry is on').waitFor();
    await run.quit();
    const { stderr } = await runPlainly();
    expect(stderr.trim()).toMatch(/^kreya: Can't lock .*Kreya, so/);
  });
}

const ASKED = [
  { title: 'the option', args: ['--disable-telemetry'], name: '--disable-telemetry' },
  { title: 'the option with a value', args: ['--disable-telemetry=true'], name: '--disable-telemetry' },
  { title: 'the variable', env: { KREYA_DisableTelemetry: '1' }, name: 'KREYA_DisableTelemetry' },
  { title: 'DO_NOT_TRACK', env: { DO_NOT_TRACK: 'yes' }, name: 'DO_NOT_TRACK' },
] as const;

for (const asked of ASKED) {
  test(`a second instance says that it does not turn telemetry off: ${asked.title}`, async ({
    launch,
    runToItsEnd,
  }) => {
    const run = await launch();
    const second = await runToItsEnd({
      args: 'args' in asked ? asked.args : [],
      env: 'env' in asked ? asked.env : {},
    });
    expect(second.exitCode).toBe(0);
    expect(second.stderr.trim()).toBe(
      `kreya: Kreya is already running, and ${asked.name} does not change telemetry there. ` +
        'To turn it off, use Settings → Privacy & telemetry in Kreya, or quit Kreya and start it again this way.',
    );
    expect(await run.window.evaluate(() => window.kreya.telemetry.status())).toMatchObject({ enabled: true });
  });
}

test('a second instance without such options is silent, and the first one shows itself', async ({
  launch,
  runToItsEnd,
}) => {
  const run = await launch();
  await run.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second = await runToItsEnd({ args: ['--disable-telemetry=false'], env: { DO_NOT_TRACK: '0' } });
  expect(second).toMatchObject({ exitCode: 0, stderr: '' });
  const isMinimized = () =>
    run.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized());
  await expect.poll(isMinimized).toBe(false);
});
