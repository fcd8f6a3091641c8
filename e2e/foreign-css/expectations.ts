import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Expects every text to have enough contrast with its background. */
export async function expectReadable(page: Page): Promise<void> {
  // Electron can't open the page in which axe would combine its results.
  const axe = new AxeBuilder({ page }).setLegacyMode().include('#stage').withRules(['color-contrast']);
  const { violations, passes } = await axe.analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
  expect(passes.flatMap(({ nodes }) => nodes).length).toBeGreaterThan(40);
}

/** Expects the open dialog to be centred in the window, with nothing cut off. */
export async function expectCentred(page: Page): Promise<void> {
  const { box, window } = await page.getByRole('dialog', { name: 'Reset' }).evaluate((dialog) => ({
    box: dialog.getBoundingClientRect().toJSON(),
    window: { width: document.documentElement.clientWidth, height: innerHeight },
  }));
  expect(Math.abs(box.left - (window.width - box.right))).toBeLessThan(2);
  expect(Math.abs(box.top - (window.height - box.bottom))).toBeLessThan(2);
  expect(box.left).toBeGreaterThanOrEqual(8);
  expect(box.top).toBeGreaterThanOrEqual(8);
}

/** Expects nothing that can be seen to stick out of its component sideways. */
export async function expectWithin(page: Page): Promise<void> {
  const outside = await page.evaluate(() => {
    /** Without what an element around it clips, on purpose: `hidden` would also clip by mistake. */
    function edgesOf(element: Element): { readonly left: number; readonly right: number } {
      let { left, right } = element.getBoundingClientRect();
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        if (getComputedStyle(around).overflowX !== 'clip') continue;
        const box = around.getBoundingClientRect();
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
      }
      return { left, right };
    }
    return [...document.querySelectorAll('.kreya-telemetry')].flatMap(({ shadowRoot }) => {
      const frame = shadowRoot?.host.getBoundingClientRect();
      return [...(shadowRoot?.querySelectorAll('*') ?? [])]
        .filter((element) => {
          const { left, right } = edgesOf(element);
          return frame !== undefined && right > left && (left < frame.left - 1 || right > frame.right + 1);
        })
        .map((element) => element.outerHTML);
    });
  });
  expect(outside).toEqual([]);
}
