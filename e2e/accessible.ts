import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './kreya.ts';
import { atRest } from './pictures.ts';

/**
 * Expects that axe finds nothing on the page in its current state, or only within what matches a selector.
 */
export async function expectAccessible(page: Page, within?: string): Promise<void> {
  // Nobody reads the colours in between.
  await atRest(page);
  // Electron can't open the page in which axe would combine its results.
  const builder = new AxeBuilder({ page }).setLegacyMode();
  const { violations } = await (within === undefined ? builder : builder.include(within)).analyze();
  expect(violations.map(({ id, nodes }) => ({ id, where: nodes.map(({ html }) => html) }))).toEqual([]);
}
