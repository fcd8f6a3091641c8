/** Settings and configuration files as other programs and people leave them, in the real app. */
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './kreya.ts';

const SWITCH = { name: 'Usage telemetry' };

function prepare(profile: string): string {
  mkdirSync(join(profile, 'Kreya'));
  return join(profile, 'Kreya/config.json');
}

test('settings that an editor saved with a byte order mark keep the theme, the notice and the choice', async ({
  launch,
  runPlainly,
  profile,
}) => {
  const path = prepare(profile);
  const stored = { theme: 'dark', telemetryNoticeShown: true, telemetry: 'disabled' };
  writeFileSync(path, `\uFEFF${JSON.stringify(stored, null, 2).replaceAll('\n', '\r\n')}\r\n`);
  expect((await runPlainly()).stderr).toBe('');
  const run = await launch();
  const status = () => run.window.evaluate(() => window.kreya.telemetry.status());
  expect(await status()).toMatchObject({ enabled: false, settingsUnreadable: false, noticeDue: false });
  const settings = await run.openSettings();
  await settings.getByRole('switch', SWITCH).click();
  await expect(settings.getByRole('switch', SWITCH)).toBeChecked();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ theme: 'dark', telemetry: 'enabled' });
  expect(readdirSync(join(profile, 'Kreya')).filter((name) => name.startsWith('config.'))).toEqual([
    'config.json',
    'config.lock',
  ]);
});

test('settings that are a link are written through it', async ({ launch, workingDirectory, profile }) => {
  const path = prepare(profile);
  const dotfile = join(workingDirectory, 'kreya-settings');
  writeFileSync(dotfile, '{ "theme": "dark", "telemetryNoticeShown": true }', { mode: 0o640 });
  symlinkSync(dotfile, path);
  const run = await launch();
  const settings = await run.openSettings();
  await settings.getByRole('switch', SWITCH).click();
  await expect(settings.getByRole('switch', SWITCH)).not.toBeChecked();
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
  expect(JSON.parse(readFileSync(dotfile, 'utf8'))).toMatchObject({ theme: 'dark', telemetry: 'disabled' });
  expect(lstatSync(dotfile).mode & 0o777).toBe(0o640);
});

test("settings on a disk that is not mounted: telemetry is off, with one line, and Settings names the file that can't be written", async ({
  launch,
  runPlainly,
  profile,
}) => {
  const path = prepare(profile);
  symlinkSync('/nowhere/at-all/config.json', path);
  expect((await runPlainly()).stderr.trim()).toBe(
    `kreya: The settings could not be read from ${path}. Telemetry is off until you choose.`,
  );
  const run = await launch();
  const settings = await run.openSettings();
  await settings.getByRole('switch', SWITCH).click();
  await expect(settings.getByText(`${path} can’t be read or written (ENOENT).`)).toBeVisible();
  await expect(settings.getByRole('switch', SWITCH)).not.toBeChecked();
  expect(lstatSync(path).isSymbolicLink()).toBe(true);
});

test('settings that are a FIFO, and an endless configuration file, block nothing', async ({
  runPlainly,
  launch,
  workingDirectory,
  profile,
}) => {
  const path = prepare(profile);
  execFileSync('mkfifo', [path]);
  expect((await runPlainly()).stderr).toContain('The settings could not be read and are kept as');
  symlinkSync('/dev/zero', join(workingDirectory, 'kreya.config.json'));
  const run = await launch();
  const status = await run.window.evaluate(() => window.kreya.telemetry.status());
  expect(status).toMatchObject({ enabled: false, locked: true, disabledBy: 'configurationFile' });
});

test('understands a configuration file as PowerShell writes it', async ({ launch, workingDirectory }) => {
  const text = (value: boolean) => Buffer.from(`\uFEFF{ "DisableTelemetry": ${value} }\r\n`, 'utf16le');
  writeFileSync(join(workingDirectory, 'kreya.config.json'), text(true).swap16());
  const first = await launch();
  const locked = await first.window.evaluate(() => window.kreya.telemetry.status());
  expect(locked).toMatchObject({ locked: true, disabledBy: 'configurationFile' });
  await first.quit();
  writeFileSync(join(workingDirectory, 'kreya.config.json'), text(false));
  const second = await launch();
  const open = await second.window.evaluate(() => window.kreya.telemetry.status());
  expect(open).toMatchObject({ locked: false, enabled: true });
});
