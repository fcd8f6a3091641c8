import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createProfile } from './testing/kreyac.ts';

test('variables stand for options, and options take precedence', async () => {
  const profile = await createProfile();
  for (const name of ['shop', 'other']) {
    mkdirSync(join(profile.home, name));
    writeFileSync(join(profile.home, name, `${name}.krproj`), '{}');
    writeFileSync(join(profile.home, name, `of-${name}.krenv`), '{ "id": "e" }');
  }
  await profile.run(['version']);
  const list = (env: Record<string, string>, ...args: string[]) =>
    profile.run(['environment', 'list', ...args], { env });
  expect(await list({ KREYA_PROJECT: 'shop' })).toMatchObject({ stdout: '  of-shop\n', stderr: '' });
  expect(await list({ kreya_project: 'shop', KREYA_VERBOSE: '1' })).toMatchObject({
    stdout: '  of-shop\n',
    stderr: `kreyac: Project: ${join(profile.home, 'shop', 'shop.krproj')}\n`,
  });
  expect(await list({ KREYA_PROJECT: 'nowhere' }, '-p', 'other')).toMatchObject({ stdout: '  of-other\n' });
  const lost = await list({ KREYA_PROJECT: 'nowhere' });
  expect(lost).toMatchObject({ exitCode: 101, stdout: '' });
  expect(lost.stderr).toContain('The path comes from the variable KREYA_PROJECT.');
});

test.each([
  [['--version'], ['version']],
  [
    ['-V', '--json'],
    ['version', '--json'],
  ],
  [['help'], ['--help']],
  [
    ['help', 'telemetry', 'show'],
    ['telemetry', 'show', '--help'],
  ],
])('%o, typed by habit, means %o', async (typed, meant) => {
  const profile = await createProfile();
  await profile.run(['version']);
  expect(await profile.run(typed)).toEqual(await profile.run(meant));
});
