import type { Locator, Page } from '@playwright/test';
import { expect } from './kreya.ts';

/** What makes one button more inviting than another. */
async function looksOf(button: Locator): Promise<unknown> {
  const box = await button.boundingBox();
  const styles = await button.evaluate((element) => {
    const { color, backgroundColor, borderColor, borderWidth, boxShadow, fontSize, fontWeight, opacity } =
      getComputedStyle(element);
    return { color, backgroundColor, borderColor, borderWidth, boxShadow, fontSize, fontWeight, opacity };
  });
  return { width: box?.width, height: box?.height, top: box?.y, ...styles };
}

/** Expects that neither of two answers is easier to give than the other, and that none is given by accident. */
export async function expectEqual(page: Page, one: Locator, other: Locator): Promise<void> {
  expect(await looksOf(other)).toEqual(await looksOf(one));
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
}
