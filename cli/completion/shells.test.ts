/** Tab in the shells that there are. `npm run test:shells` installs those that are missing, if it may. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testWith } from '../../telemetry/testing/needs.ts';
import { type InteractiveShell, startShell } from '../testing/interactive-shell.ts';
import { createProfile, type Profile } from '../testing/kreyac.ts';

const SHELLS: readonly InteractiveShell[] = ['bash', 'zsh', 'fish'];

/** What a project from anywhere could hold. */
const ENVIRONMENTS = ['production', 'staging', 'my env', 'eu:west', "it's", '$(touch ran)', '`touch ran`'];

async function createShop(): Promise<{ profile: Profile; shop: string }> {
  const profile = await createProfile();
  const shop = join(profile.home, 'shop');
  mkdirSync(join(shop, 'folder'), { recursive: true });
  writeFileSync(join(shop, 'shop.krproj'), '{}');
  for (const [id, name] of ENVIRONMENTS.entries())
    writeFileSync(join(shop, `${name}.krenv`), JSON.stringify({ id: `e${id}` }));
  return { profile, shop };
}

describe.each(SHELLS)('%s', (shell) => {
  const shellTest = testWith('terminals', shell);

  shellTest('completes commands, options, values and environments', async () => {
    const { profile, shop } = await createShop();
    const session = await startShell(shell, profile, shop);
    const complete = async (typed: string) => (await session.tab(typed)).line.trimEnd();
    expect(await complete('kreyac tele')).toBe('kreyac telemetry');
    expect(await complete('kreyac telemetry stat')).toBe('kreyac telemetry status');
    expect(await complete('kreyac telemetry show --pen')).toBe('kreyac telemetry show --pending');
    expect(await complete('kreyac telemetry show --limit 3 --js')).toBe(
      'kreyac telemetry show --limit 3 --json',
    );
    expect(await complete('kreyac completion po')).toBe('kreyac completion powershell');
    expect(await complete('kreyac environment set-active sta')).toBe('kreyac environment set-active staging');
    expect(await complete('kreyac --project fol')).toBe('kreyac --project folder/');
    expect(await complete('kreyac --project=fol')).toBe('kreyac --project=folder/');
    expect(await complete('kreyac nonsense sta')).toBe('kreyac nonsense sta');
    expect(existsSync(profile.folder)).toBe(false);
    expect(profile.receiver.requests).toEqual([]);
  });

  shellTest('quotes a name that it would read otherwise, and runs none', async () => {
    const { profile, shop } = await createShop();
    const session = await startShell(shell, profile, shop);
    const complete = async (typed: string) => (await session.tab(typed)).line.trimEnd();
    expect(await complete('kreyac environment set-active my')).toBe('kreyac environment set-active my\\ env');
    expect(await complete('kreyac environment set-active "my')).toBe(
      'kreyac environment set-active "my env"',
    );
    expect(await complete('kreyac environment set-active eu')).toMatch(
      /^kreyac environment set-active eu\\?:west$/,
    );
    expect(await complete('kreyac environment set-active it')).toMatch(
      /^kreyac environment set-active (it\\'s|"it's")$/,
    );
    await session.tab('kreyac environment set-active ', 2);
    await session.tab('kreyac environment $(touch ran) ', 2);
    await session.tab('kreyac environment `touch ran` ', 2);
    expect(readdirSync(shop)).not.toContain('ran');
  });
});

const describing = testWith('terminals', 'zsh');
describing('zsh shows what each is', async () => {
  const { profile, shop } = await createShop();
  const session = await startShell('zsh', profile, shop);
  const { shown } = await session.tab('kreyac telemetry ');
  expect(shown).toMatch(/^enable +-- Turn telemetry on$/m);
});

testWith('fish')('fish shows what each is', async () => {
  const { profile, shop } = await createShop();
  const session = await startShell('fish', profile, shop);
  const { shown } = await session.tab('kreyac telemetry ');
  expect(shown).toMatch(/enable +\(Turn telemetry on/);
});

test('a press of Tab makes nothing, shows no notice, and holds where telemetry is off', async () => {
  const profile = await createProfile();
  for (const env of [{}, { KREYA_DISABLETELEMETRY: 'maybe' }]) {
    expect(await profile.run(['__complete', 'zsh', ':'], { env })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await profile.run(['completion', 'zsh'], { env })).toMatchObject({ exitCode: 0, stderr: '' });
  }
  expect(readdirSync(profile.home)).toEqual([]);
  expect(profile.receiver.requests).toEqual([]);
});
