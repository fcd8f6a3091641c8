/** The package's components in other people's pages: they look the same under every stylesheet. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as base, expect, type Locator, type TestInfo } from '@playwright/test';
import { type ForeignApp, startForeignApp } from './foreign-css/app.ts';
import {
  change,
  closeDialog,
  load,
  openDialog,
  picture,
  setOn,
  show,
  styleBy,
  type Variant,
} from './foreign-css/drive.ts';
import { expectCentred, expectReadable, expectWithin } from './foreign-css/expectations.ts';
import {
  differences,
  edgesOfComponents,
  type Looks,
  looksOfComponents,
  looksOfPage,
} from './foreign-css/looks.ts';
import { STYLESHEETS } from './foreign-css/stylesheets.ts';
import { SLOW } from './kreya.ts';

/** Where custom properties are promised, and where they are used. */
const CUSTOM_PROPERTIES = ['README.md', 'react/styles/tokens.css'];

/** For custom properties other than colours: the value to set, and its visible effect. */
const VALUES: Readonly<Record<string, { readonly set: string; readonly shows: string }>> = {
  '--kreya-telemetry-font': { set: '"Acme Sans"', shows: 'font-family: "Acme Sans"' },
  '--kreya-telemetry-font-code': { set: '"Acme Mono"', shows: 'font-family: "Acme Mono"' },
  '--kreya-telemetry-radius': { set: '17px', shows: 'border-top-left-radius: 17px' },
};

const VARIANTS: readonly Variant[] = ([900, 480] as const).flatMap((width) =>
  (['light', 'dark'] as const).flatMap((theme) =>
    (['ltr', 'rtl'] as const).map((direction) => ({ theme, width, direction })),
  ),
);

const test = base.extend<{ readonly shown: ForeignApp }, { readonly foreign: ForeignApp }>({
  foreign: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants a destructured first argument.
    async ({}, use) => {
      const foreign = await startForeignApp();
      await use(foreign);
      foreign.end();
    },
    { scope: 'worker' },
  ],
  // The app, with all components in its page.
  shown: async ({ foreign }, use) => {
    await load(foreign.page);
    await show(foreign.page);
    await use(foreign);
  },
});

// One app, whose only page the tests use one after another.
test.describe.configure({ mode: 'default' });

interface BothLooks {
  readonly components: Looks;
  readonly dialog: Looks;
}

/**
 * Records how the components and one of their dialogs look, checks that everything is in place, and takes
 * pictures.
 */
async function look(shown: ForeignApp, testInfo: TestInfo, name: string): Promise<BothLooks> {
  const { page } = shown;
  const components = await looksOfComponents(page);
  await expectWithin(page);
  await picture(shown, testInfo, name);
  await openDialog(page);
  const dialog = await looksOfComponents(page, 'dialog:modal, dialog:modal *');
  await expectCentred(page);
  await picture(shown, testInfo, `${name}-dialog`);
  await closeDialog(page);
  return { components, dialog };
}

/** These four have every pair of a theme, a width and a direction. */
function isUsual({ theme, width, direction }: Variant): boolean {
  return (theme === 'light') === ((width === 900) === (direction === 'ltr'));
}

for (const variant of VARIANTS) {
  const name = `${variant.theme}-${variant.width}-${variant.direction}`;
  const tag = isUsual(variant) ? {} : SLOW;
  test(`look the same under every stylesheet: ${name}`, tag, async ({ shown }, testInfo) => {
    const { page } = shown;
    await change(shown, variant);
    await styleBy(page);
    const own = await look(shown, testInfo, `none-${name}`);
    await expectReadable(page);
    await openDialog(page);
    await expectReadable(page);
    await closeDialog(page);
    expect(await own.components.evaluate((looks) => Object.keys(looks).length)).toBeGreaterThan(150);
    expect(await own.dialog.evaluate((looks) => Object.keys(looks))).toContainEqual(
      expect.stringMatching(/dialog.*::backdrop/),
    );
    for (const [stylesheet, file] of Object.entries(STYLESHEETS)) {
      await styleBy(page, file);
      const { components, dialog } = await look(shown, testInfo, `${stylesheet}-${name}`);
      expect(await differences(own.components, components), stylesheet).toEqual([]);
      expect(await differences(own.dialog, dialog), stylesheet).toEqual([]);
      // At the other width everything visible is the same as without a stylesheet.
      if (variant.width === 900) await expectReadable(page);
    }
  });
}

for (const width of [900, 480] as const) {
  test(`right to left, everything is mirrored: ${width}`, async ({ shown }) => {
    const { page } = shown;
    await change(shown, { theme: 'light', width, direction: 'ltr' });
    await styleBy(page);
    const before = await edgesOfComponents(page);
    await change(shown, { theme: 'light', width, direction: 'rtl' });
    const after = await edgesOfComponents(page);
    const round = (length: number) => Math.round(length);
    expect(after.map(([path, left, right]) => [path, round(right), round(left)])).toEqual(
      before.map(([path, left, right]) => [path, round(left), round(right)]),
    );
    expect(before.length).toBeGreaterThan(100);
  });
}

test('nothing of the page itself looks different with them', async ({ foreign: { page } }) => {
  for (const file of [undefined, ...Object.values(STYLESHEETS)]) {
    await load(page);
    await styleBy(page, file);
    const before = await looksOfPage(page);
    await show(page);
    expect(await differences(before, await looksOfPage(page)), file).toEqual([]);
  }
});

const textOf = (looks: Looks) => looks.evaluate((all) => Object.values(all).join());

test('each custom property works, set around a component or on it, in light and dark', async ({
  shown: { page },
}) => {
  const texts = CUSTOM_PROPERTIES.map((file) =>
    readFileSync(join(import.meta.dirname, '../telemetry', file), 'utf8'),
  );
  const names = [...new Set(texts.join().match(/--kreya-telemetry-[a-z-]+\b/g))];
  expect(names.length).toBeGreaterThan(10);
  const own = await textOf(await looksOfComponents(page));
  for (const selector of ['body', '.kreya-telemetry']) {
    await setOn(
      page,
      selector,
      names,
      (name, index) => VALUES[name]?.set ?? `light-dark(rgb(1, 2, ${index}), rgb(3, 4, ${index}))`,
    );
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      const looks = await textOf(await looksOfComponents(page));
      for (const [index, name] of names.entries()) {
        const colour = theme === 'light' ? `rgb(1, 2, ${index})` : `rgb(3, 4, ${index})`;
        const shows = VALUES[name]?.shows ?? colour;
        expect(own.includes(shows), `${name}, if it is not set`).toBe(false);
        expect(looks.includes(shows), `${name} on ${selector}, ${theme}`).toBe(true);
      }
    }
    await setOn(page, selector, names, () => '');
  }
});

test('a click in a component is one click for the elements around it', async ({ shown: { page } }) => {
  await openDialog(page);
  const before = await page.evaluate(() => Reflect.get(window, 'clicks'));
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await page.evaluate(() => Reflect.get(window, 'clicks'))).toBe(before + 1);
});

test("an installation ID that can't be copied is selected, to be copied by hand", async ({
  shown: { page },
}) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Copy installation id' }).first().click();
  await expect
    .poll(() => page.evaluate(() => getSelection()?.toString()))
    .toBe('12345678-9012-4abc-8def-0123456789ab');
});

test('an error thrown by a component reaches the boundary around it', async ({ foreign: { page } }) => {
  await load(page);
  await page.evaluate(() => Reflect.get(window, 'showBroken')());
  await expect(page.getByText('Caught: Acme broke.')).toBeVisible();
});

for (const [texts, mistake] of [
  [null, 'is no object'],
  ['fr', 'is no object'],
  [{ en: { groups: { Notes: { title: 'Notebook' } } } }, 'en.groups.Notes is no text'],
  [{ en: { events: { NoteCreated: 'Written.' } } }, 'en.events.NoteCreated is no object'],
] as const) {
  test(`reports invalid texts once and does not show them: ${JSON.stringify(texts)}`, async ({
    foreign: { page },
  }) => {
    await load(page);
    const problems: string[] = [];
    page.on('console', (message) => void problems.push(message.text()));
    page.on('pageerror', (error) => void problems.push(String(error)));
    await page.evaluate((given) => Reflect.get(window, 'showWithTexts')(given), texts);
    await expect(page.getByRole('switch', { name: 'Usage telemetry' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Notes' })).toContainText('A note was created.');
    expect(problems).toEqual([expect.stringContaining(mistake)]);
  });
}

test('no component subscribes to the status again for its link to the privacy policy', async ({
  foreign: { page },
}) => {
  await load(page);
  await page.evaluate(() => Reflect.get(window, 'showLeading')());
  await expect(page.getByRole('link', { name: 'Privacy policy' })).toHaveCount(3);
  expect(await page.evaluate(() => Reflect.get(window, 'followers'))).toBe(3);
});

test("are styled in another window's document, too", async ({ foreign: { page } }) => {
  await load(page);
  await page.evaluate(() => Reflect.get(window, 'showInFrame')());
  const toggle = page.frameLocator('iframe').getByRole('switch');
  expect(await toggle.evaluate((element) => getComputedStyle(element).width)).toBe('44px');
});

/** The last of that many rows gets the focus by a key press, and becomes visible. */
async function expectLastRow(list: Locator, count: number): Promise<void> {
  await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', String(count));
  await list.getByRole('button').first().press('End');
  const last = list.locator(`[data-row="${count - 1}"]`);
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
}

for (const isInBox of [true, false]) {
  test(`a list in another window's document has all of its rows, in a box: ${isInBox}`, async ({
    foreign: { page },
  }) => {
    await load(page);
    await page.evaluate((inBox) => Reflect.get(window, 'showListInFrame')(inBox), isInBox);
    await expectLastRow(page.frameLocator('iframe').getByRole('list', { name: 'Recorded events' }), 300);
  });
}

test('a list that was hidden at first has all of its rows when its box scrolls', async ({
  foreign: { page },
}) => {
  await load(page);
  await page.evaluate(() => Reflect.get(window, 'showHidden')());
  await expect(page.getByText('300 entries', { exact: true })).toBeAttached();
  await page.getByRole('button', { name: 'Show the tab' }).click();
  await expect(page.locator('[data-row="0"]')).toBeVisible();
  await page.locator('.box').evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await expect(page.locator('[data-row="299"]')).toBeInViewport();
});
