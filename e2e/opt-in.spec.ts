/** A third-party opt-in app: what is on its disk and network before an answer, and after each. */
import { mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { test as base, expect, namesAt } from './acme.ts';
import { waitForWhatIsToBeSent } from './kreya.ts';
import { expectEqual } from './looks.ts';
import { filesIn, withReact } from './scratch.ts';

const PRIVACY_URL = 'https://acme.example/privacy?from=app';

interface Watched {
  /** All telemetry files seen in the product's folder, even for an instant. */
  names(): readonly string[];
}

const test = base.extend<{ readonly disk: Watched }, { readonly asking: string }>({
  /** The folder of the guide's React app, as opt-in. */
  asking: [
    async ({ scratch }, use) => {
      const folder = await withReact(scratch);
      const main = join(folder, 'dist', 'main.js');
      const options = `createElectronTelemetry({ consent: 'optIn', privacyUrl: '${PRIVACY_URL}',`;
      writeFileSync(main, readFileSync(main, 'utf8').replace('createElectronTelemetry({', options));
      await use(folder);
    },
    { scope: 'worker' },
  ],
  disk: async ({ profile }, use) => {
    const folder = join(profile, 'Acme');
    mkdirSync(folder);
    const seen = new Set<string>();
    const watcher = watch(folder, (_, name) => {
      if (name !== null) seen.add(name);
    });
    const isTelemetrys = (name: string) => /^(telemetry|acme|Crashpad|\.watched)/i.test(name);
    await use({ names: () => [...seen].filter(isTelemetrys).toSorted() });
    watcher.close();
  },
});

// They share what was installed, which takes longer than each test.
test.describe.configure({ mode: 'default' });

const questionOf = (window: Page) => window.getByRole('region', { name: 'Turn on usage telemetry in Acme?' });
const statusOf = (window: Page) => window.evaluate(() => Reflect.get(window, 'telemetry').status());
const crashDumpsOf = (app: ElectronApplication) =>
  app.evaluate(({ app: electronApp }) => electronApp.getPath('crashDumps'));

/** Does everything that is recorded, tracked or counted while telemetry is on. */
async function doAll(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Export notes' }).click();
  await window.evaluate(async () => {
    setTimeout(() => Reflect.get(globalThis, 'nothing').there());
    await Reflect.get(window, 'telemetry')
      .track('NoSuchEvent')
      .catch(() => {});
    await Reflect.get(window, 'telemetry').noticeShown();
  });
}

test('before an answer there is no file and no connection, and each start asks', async ({
  asking,
  launch,
  receiver,
  profile,
  disk,
}) => {
  for (let start = 0; start < 2; start += 1) {
    const { app, window, quit } = await launch({}, asking);
    await expect(questionOf(window)).toBeVisible();
    await doAll(window);
    await waitForWhatIsToBeSent();
    await expect(questionOf(window)).toBeVisible();
    await expect(window.getByText('Off. Nothing is recorded unless you turn it on.')).toBeVisible();
    expect(await statusOf(window)).toMatchObject({
      enabled: false,
      locked: false,
      disabledBy: null,
      choiceDue: true,
      noticeDue: false,
      installationId: null,
      pending: 0,
      pendingErrors: 0,
    });
    expect(await crashDumpsOf(app)).not.toContain(profile);
    // That stores no answer, either.
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.reload());
    await expect(questionOf(window)).toBeVisible();
    await quit();
  }
  expect(disk.names()).toEqual([]);
  expect(receiver.connections()).toBe(0);
});

for (const locale of ['en', 'de']) {
  test(`neither answer is easier to give than the other (${locale})`, async ({
    asking,
    launch,
  }, testInfo) => {
    const { window } = await launch({}, asking, [`--lang=${locale}`]);
    const name = locale === 'de' ? 'Telemetrie in Acme einschalten?' : 'Turn on usage telemetry in Acme?';
    const question = window.getByRole('region', { name });
    const [yes, no, ...others] = await question.getByRole('button').all();
    if (yes === undefined || no === undefined) throw new Error('There are no two answers.');
    // To read on first, which is no answer.
    expect(others).toHaveLength(1);
    await expectEqual(window, yes, no);
    // The page around it is not ours.
    await expectAccessible(window, '.kreya-telemetry');
    await testInfo.attach('question', { body: await window.screenshot(), contentType: 'image/png' });

    await yes.focus();
    await window.keyboard.press('Tab');
    await expect(no).toBeFocused();
    await window.keyboard.press('Enter');
    await expect(question).toBeHidden();
    expect(await statusOf(window)).toMatchObject({
      enabled: false,
      disabledBy: 'settings',
      choiceDue: false,
    });
  });
}

test('after a no only the choice exists, nothing ever connects, and nobody asks again', async ({
  asking,
  launch,
  receiver,
  disk,
  profile,
}) => {
  const first = await launch({}, asking);
  await questionOf(first.window).getByRole('button', { name: 'Keep off' }).click();
  await expect(questionOf(first.window)).toBeHidden();
  await expect(first.window.getByText('Off. Nothing is recorded.')).toBeVisible();
  await first.quit();
  for (let start = 0; start < 2; start += 1) {
    const { window, quit } = await launch({}, asking);
    await doAll(window);
    await waitForWhatIsToBeSent();
    expect(await statusOf(window)).toMatchObject({
      enabled: false,
      disabledBy: 'settings',
      choiceDue: false,
      noticeDue: false,
      installationId: null,
    });
    await expect(questionOf(window)).toBeHidden();
    await quit();
  }
  // Side by side: the file being written, and the file itself.
  const kinds = new Set(disk.names().map((name) => name.replace(/^(telemetry\.(json|lock)).*/, '$1')));
  expect([...kinds]).toEqual(['telemetry.json', 'telemetry.lock']);
  const settings = filesIn(join(profile, 'Acme')).find(({ path }) => path === 'telemetry.json');
  expect(JSON.parse(settings?.text ?? '')).toMatchObject({ telemetry: 'disabled', telemetryChoices: 1 });
  expect(receiver.connections()).toBe(0);
});

test('after a yes it is on from then, and everything later is delivered', async ({
  asking,
  launch,
  receiver,
  profile,
}) => {
  const { app, window, quit } = await launch({}, asking);
  await doAll(window);
  await questionOf(window).getByRole('button', { name: 'Turn on' }).click();
  await expect(questionOf(window)).toBeHidden();
  await expect(window.getByRole('switch', { name: 'Usage telemetry' })).toBeChecked();
  await expect(window.getByText('Telemetry is on', { exact: true })).toBeVisible();
  await window.getByRole('button', { name: 'Export notes' }).click();
  // Nothing waits for a notice, and none is shown.
  await expect.poll(() => namesAt(receiver)).toEqual(['acme.telemetry_enabled', 'acme.notes_exported']);
  await expect(window.getByRole('region')).toHaveCount(0);
  await window.evaluate(() => void setTimeout(() => Reflect.get(globalThis, 'nothing').there()));
  await expect.poll(() => receiver.errors.length).toBe(1);
  expect(await crashDumpsOf(app)).toBe(join(profile, 'Acme', 'telemetry', 'crashes'));
  await quit();

  const next = await launch({}, asking);
  await expect.poll(() => namesAt(receiver)).toContain('acme.note_created');
  await expect(next.window.getByRole('region')).toHaveCount(0);
  expect(await statusOf(next.window)).toMatchObject({ enabled: true, choiceDue: false, noticeDue: false });
});

test("the privacy policy opens in the browser, at the program's address and no other", async ({
  asking,
  launch,
}) => {
  const { app, window } = await launch({}, asking);
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (url) => void opened.push(url);
  });
  const opened = () => app.evaluate(() => Reflect.get(globalThis, 'opened'));
  await questionOf(window).getByRole('link', { name: 'Privacy policy' }).click();
  await expect.poll(opened).toEqual([PRIVACY_URL]);
  await questionOf(window).getByRole('button', { name: 'Keep off' }).click();
  // The settings' link.
  await window.getByRole('link', { name: 'Privacy policy' }).click();
  await window.evaluate(() => Reflect.get(window, 'telemetry').openPrivacyPolicy('https://evil.example/'));
  await expect.poll(opened).toEqual([PRIVACY_URL, PRIVACY_URL, PRIVACY_URL]);
  // No page can open a hundred.
  await window.evaluate(async () => {
    for (let i = 0; i < 20; i += 1) await Reflect.get(window, 'telemetry').openPrivacyPolicy();
  });
  expect(await opened()).toHaveLength(3);
  expect(app.windows()).toHaveLength(1);
});
