/** That each page of the site can be read by anybody, and asks nobody else for anything. */
import { readdirSync } from 'node:fs';
import { expect } from '@playwright/test';
import { expectAccessible } from '../accessible.ts';
import { SITE, test } from './reader.ts';

const files = readdirSync(SITE).filter((file) => file.endsWith('.html'));

for (const file of files) {
  test(`${file} can be read, wide and narrow, in light and dark`, async ({ reader }) => {
    const { page } = reader;
    for (const width of [1280, 480]) {
      await reader.resize(width);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await reader.open(file);
        await expectAccessible(page);
        const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(scrollWidth, `the width of ${file}`).toBeLessThanOrEqual(width);
      }
    }
    await expect(page).toHaveTitle(/Kreya telemetry$/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('meta[name="description"]')).toHaveAttribute('content', /^.{20,160}$/s);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.locator('article img:not([alt]), article img[alt=""]')).toHaveCount(0);
    expect(reader.troubles()).toEqual([]);
    expect(reader.requests().filter((address) => !/^(file|about|data):/.test(address))).toEqual([]);
  });
}
