/** Who can read what the app writes. */
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deliver, expect, expectArrived, test } from './kreya.ts';

/** Everything in a folder that others than its owner could read, with its mode. */
function openToOthers(folder: string): string[] {
  return (
    [folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file))]
      .map((path) => ({ path, stat: lstatSync(path) }))
      // A link reveals nothing except its target.
      .filter(({ stat }) => !stat.isSymbolicLink() && (stat.mode & 0o077) !== 0)
      .map(({ path, stat }) => `${(stat.mode & 0o777).toString(8)} ${path}`)
  );
}

/** What another user of the machine can read in a folder; only root can test that. */
function readableByNobody(folder: string): string {
  const find = spawnSync('find', [folder, '-readable'], { uid: 65_534, gid: 65_534, encoding: 'utf8' });
  expect(find.error).toBeUndefined();
  return find.stdout;
}

for (const before of ['no folder', 'a folder that is open to all'] as const) {
  test(`only its owner can read what the app writes: ${before}`, async ({
    launch,
    kreyac,
    receiver,
    profile,
  }) => {
    test.skip(process.platform === 'win32', 'has no such modes');
    const folder = join(profile, 'Kreya');
    if (before !== 'no folder') {
      mkdirSync(folder);
      chmodSync(folder, 0o755);
    }
    // Others can get as far as the folder, which must keep them out.
    chmodSync(profile, 0o755);

    const run = await launch();
    await run.window.evaluate(() => window.kreya.appearance.setTheme('dark'));
    await run.window.evaluate(() => localStorage.setItem('key', 'value'));
    await kreyac('version');
    await deliver(run.window);
    await expectArrived(receiver, 'AppStarted', 'ThemeChanged', 'CliCommandExecuted');
    await run.app.evaluate(() => void Promise.reject(new Error('For a report.')));
    await expect.poll(() => receiver.requests.some(({ url }) => url.includes('/envelope/'))).toBe(true);
    expect(openToOthers(folder)).toEqual([]);
    if (process.getuid?.() === 0) {
      expect(readableByNobody(folder)).toBe('');
      // Proves that the test would notice.
      writeFileSync(join(profile, 'open'), '');
      expect(readableByNobody(profile)).toContain(join(profile, 'open'));
    }
    await run.quit();
    expect(openToOthers(folder)).toEqual([]);
  });
}
