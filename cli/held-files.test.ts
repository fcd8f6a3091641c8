/** Files that another program has open without sharing them, as scanners and backups do on Windows. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { testWith } from '../telemetry/testing/needs.ts';
import { openElsewhere, type Sharing } from '../telemetry/testing/open-file.ts';
import { createProfile, type Profile } from './testing/kreyac.ts';

/** One that can't even be read, and one that can be read but not replaced. */
const HELD: readonly Sharing[] = ['none', 'rwd'];

async function status(profile: Profile): Promise<Record<string, unknown>> {
  return JSON.parse((await profile.run(['telemetry', 'status', '--json'])).stdout);
}

testWith('sharing modes').each(HELD)(
  'settings held open (%s): a choice fails, says why, and can be made again',
  async (sharing) => {
    const profile = await createProfile();
    await profile.run(['version']);
    const path = join(profile.folder, 'config.json');
    const before = readFileSync(path, 'utf8');
    const held = await openElsewhere(path, sharing);
    const refused = await profile.run(['telemetry', 'disable']);
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toContain(`${path} is in use by another program`);
    expect(refused.stderr).not.toContain('    at ');

    await held.close();
    expect(readFileSync(path, 'utf8')).toBe(before);
    expect(readdirSync(profile.folder).sort()).toEqual(['config.json', 'config.lock', 'telemetry']);
    expect(await status(profile)).toMatchObject({ enabled: true });
    expect(await profile.run(['telemetry', 'disable'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Telemetry is off.'),
    });
    expect(await status(profile)).toMatchObject({ enabled: false });
  },
);

testWith('sharing modes').each(HELD)('settings held open (%s) are not taken for damaged', async (sharing) => {
  const profile = await createProfile();
  await profile.run(['version']);
  await profile.run(['telemetry', 'disable']);
  const path = join(profile.folder, 'config.json');
  const before = readFileSync(path, 'utf8');
  const held = await openElsewhere(path, sharing);
  expect(await status(profile)).toMatchObject({ enabled: false });
  expect(await profile.run(['version'])).toMatchObject({ exitCode: 0 });
  await held.close();
  expect(readFileSync(path, 'utf8')).toBe(before);
  expect(readdirSync(profile.folder).sort()).toEqual(['config.json', 'config.lock', 'telemetry']);
  expect(await status(profile)).toMatchObject({ enabled: false, disabledBy: 'settings' });
});

testWith('sharing modes').each(HELD)(
  'an ID held open (%s) is kept, and nothing is left next to it',
  async (sharing) => {
    const profile = await createProfile();
    await profile.run(['version']);
    const folder = join(profile.folder, 'telemetry');
    const { installationId } = await status(profile);
    const [before, held] = [
      readdirSync(folder),
      await openElsewhere(join(folder, 'installation-id'), sharing),
    ];
    const refused = await profile.run(['telemetry', 'reset-id']);
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toContain('installation-id is in use by another program');
    expect(refused.stderr).not.toContain('    at ');
    await held.close();
    expect(readdirSync(folder).filter((name) => !before.includes(name))).toEqual([]);
    expect(await status(profile)).toMatchObject({ installationId });
  },
);
