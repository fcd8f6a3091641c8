/** Names from elsewhere, such as another person's project, are printed but never control the terminal. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { testWith } from '../telemetry/testing/needs.ts';
import { createProfile, type Profile } from './testing/kreyac.ts';

/** Clears the screen, sets the window's title, and returns to the start of the line. */
const HOSTILE = 'a\u001b[2Jb\u009b31mc\u001b]0;title\u0007d\re\u202ef';
const SHOWN = 'a\\u001b[2Jb\\u009b31mc\\u001b]0;title\\u0007d\\u000de\\u202ef';

const hostileTest = testWith('names with control characters');

/** Whether a terminal would act on anything in it except line ends. */
const isObeyed = (text: string) => /[\p{Cc}\p{Bidi_Control}]/u.test(text.replaceAll('\n', ''));

async function createHostileShop(): Promise<{ profile: Profile; shop: string }> {
  const profile = await createProfile();
  await profile.run(['version']);
  const shop = join(profile.home, `shop ${HOSTILE}`);
  mkdirSync(shop);
  writeFileSync(join(shop, 'shop.krproj'), '{}');
  writeFileSync(join(shop, `${HOSTILE}.krenv`), '{ "id": "h" }');
  return { profile, shop };
}

hostileTest('names of environments are escaped in lines, and unchanged in JSON', async () => {
  const { profile, shop } = await createHostileShop();
  const run = (...args: string[]) => profile.run(['environment', ...args], { cwd: shop });
  expect(await run('list')).toMatchObject({ exitCode: 0, stdout: `  ${SHOWN}\n`, stderr: '' });
  expect(await run('set-active', HOSTILE)).toMatchObject({ stdout: `${SHOWN} is now active.\n` });
  expect(await run('get-active')).toMatchObject({ stdout: `${SHOWN}\n` });
  const { stdout } = await run('list', '--json');
  expect(isObeyed(stdout)).toBe(false);
  expect(JSON.parse(stdout)).toMatchObject([{ name: HOSTILE, active: true }]);
});

hostileTest('names in error messages are escaped, too, and stay on one line', async () => {
  const { profile, shop } = await createHostileShop();
  const wrong = [
    await profile.run(['environment', 'set-active', 'nobody'], { cwd: shop }),
    await profile.run(['environment', 'set-active', `${HOSTILE}\n`], { cwd: shop }),
    await profile.run(['environment', 'list', '--project', join(shop, HOSTILE)]),
    await profile.run([HOSTILE]),
    await profile.run([`@${HOSTILE}`]),
    await profile.run(['version', `--${HOSTILE}`]),
  ];
  writeFileSync(join(shop, `${HOSTILE}.krenv`), '{');
  wrong.push(await profile.run(['environment', 'list', '--verbose'], { cwd: shop }));
  for (const { exitCode, stdout, stderr } of wrong) {
    expect(exitCode).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain(SHOWN);
    expect(stderr).toMatch(/^(kreyac: .*\n)+$/);
    expect(isObeyed(stderr)).toBe(false);
  }
});
