/** Windows' per-user folders, wherever the variables say they are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { testWith } from '../telemetry/testing/needs.ts';
import { createProfile } from './testing/kreyac.ts';

const test = testWith('APPDATA');

/** Longer than Windows accepts by default, once there is a file in it. */
const DEEP = Array.from({ length: 12 }, (_, index) => `folder-${index}-with-a-long-name`);

test.for([
  ['with blanks and umlauts', ['Umgeleitete Daten', 'Jürgen Ünal']],
  ['of more than 300 characters', DEEP],
] as const)('folders %s hold settings, ID and events', async ([, path]) => {
  const profile = await createProfile();
  const folder = join(profile.home, ...path);
  const env = { APPDATA: join(folder, 'Roaming'), LOCALAPPDATA: join(folder, 'Local') };
  expect(await profile.run(['telemetry', 'disable'], { env })).toMatchObject({ exitCode: 0 });
  expect((await profile.run(['telemetry', 'status'], { env })).stdout).toMatch(/^Telemetry +off$/m);
  await profile.run(['telemetry', 'enable'], { env });
  await profile.run(['version'], { env });
  expect(await profile.run(['telemetry', 'flush'], { env })).toMatchObject({ exitCode: 0 });
  expect(profile.receiver.events.map(({ name }) => name)).toContain('kreya.telemetry_enabled');
  expect(existsSync(join(env.APPDATA, 'Kreya', 'config.json'))).toBe(true);
  expect(existsSync(join(env.LOCALAPPDATA, 'Kreya', 'telemetry', 'installation-id'))).toBe(true);
});

test.for(['', 'relative', '%USERPROFILE%\\Unexpanded'])(
  'if the variables say "%s", uses the folders that Windows reports',
  async (value) => {
    const profile = await createProfile();
    const env = { APPDATA: value, LOCALAPPDATA: value, USERPROFILE: profile.home };
    expect(await profile.run(['telemetry', 'disable'], { env })).toMatchObject({ exitCode: 0 });
    const roaming = join(profile.home, 'AppData', 'Roaming');
    expect(existsSync(join(roaming, 'Kreya', 'config.json'))).toBe(true);
  },
);
