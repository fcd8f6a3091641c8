/** Operates the app's page. */
import { writeFileSync } from 'node:fs';
import { expect, type Page, type TestInfo } from '@playwright/test';
import type { ForeignApp } from './app.ts';

export interface Variant {
  readonly theme: 'light' | 'dark';
  readonly width: 900 | 480;
  readonly direction: 'ltr' | 'rtl';
}

export async function load(page: Page): Promise<void> {
  await page.reload();
  // Removes all animation time.
  await page.emulateMedia({ reducedMotion: 'reduce' });
}

export async function show(page: Page): Promise<void> {
  await page.evaluate(() => Reflect.get(window, 'showComponents')());
  await expect(page.getByText('Acme does not answer.')).toBeVisible();
  // Opens everything that can be opened.
  await page.getByRole('button', { name: 'NoteCreated' }).press('Enter');
  await page.evaluate(() => {
    for (const { shadowRoot } of document.querySelectorAll('.kreya-telemetry'))
      for (const details of shadowRoot?.querySelectorAll('details') ?? []) details.open = true;
    const focused = document.activeElement?.shadowRoot?.activeElement;
    if (focused instanceof HTMLElement) focused.blur();
  });
}

export async function change({ app, page }: ForeignApp, { theme, width, direction }: Variant): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await app.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size, 800),
    width,
  );
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(width);
  await page.evaluate((dir) => {
    document.documentElement.dir = dir;
  }, direction);
  // Where the real pointer was when the window opened, something may lie now.
  await page.mouse.move(1, 1);
}

/** Replaces the stylesheet; removes it if none is given. */
export async function styleBy(page: Page, stylesheet?: string): Promise<void> {
  await page.evaluate(async (href) => {
    for (const old of document.querySelectorAll('link.foreign')) old.remove();
    if (href === null) return;
    const link = Object.assign(document.createElement('link'), {
      rel: 'stylesheet',
      className: 'foreign',
      href,
    });
    await new Promise((resolve, reject) => {
      link.onload = resolve;
      link.onerror = () => reject(new Error(`There is no ${href}.`));
      document.head.prepend(link);
    });
  }, stylesheet ?? null);
}

/** Opens a dialog by keyboard, so that its focus is visible. */
export async function openDialog(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Reset installation id…' }).first().press('Enter');
  await expect(page.getByRole('dialog', { name: 'Reset' })).toBeVisible();
}

/** Not with the mouse, which would keep hovering, and without leaving the focus anywhere. */
export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Reset' })).toBeHidden();
  await page.evaluate(() => {
    const focused = document.activeElement?.shadowRoot?.activeElement;
    if (focused instanceof HTMLElement) focused.blur();
  });
}

/** Sets custom properties on all matching elements; empty values remove them. */
export async function setOn(
  page: Page,
  selector: string,
  names: readonly string[],
  toValue: (name: string, index: number) => string,
): Promise<void> {
  await page.evaluate(
    ([where, values]) => {
      for (const element of document.querySelectorAll<HTMLElement>(where))
        for (const [name, value] of values) element.style.setProperty(name, value);
    },
    [selector, names.map((name, index) => [name, toValue(name, index)] as const)] as const,
  );
}

/** As shown on the screen, if pictures are requested. */
export async function picture({ app }: ForeignApp, testInfo: TestInfo, name: string): Promise<void> {
  if (process.env['KREYA_UPDATE_SCREENSHOTS'] === undefined) return;
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return (await window?.webContents.capturePage())?.toPNG().toString('base64');
  });
  writeFileSync(testInfo.outputPath(`${name}.png`), Buffer.from(png ?? '', 'base64'));
}
