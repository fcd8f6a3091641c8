import type { Page } from '@playwright/test';

/**
 * The targets in the page that are smaller than 24 × 24 CSS px, by their words, and so close to another one that a
 * circle of that size around them touches it, or is within its own: WCAG 2.2, 2.5.8. Those within a sentence don't count.
 */
export function targetsTooSmall(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const SIZE = 24;
    const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter((element) => element.checkVisibility() && getComputedStyle(element).pointerEvents !== 'none')
      .map((element) => {
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
        const isSmall = Math.min(width, height) < SIZE && !isInSentence(element);
        return { element, left, right, top, bottom, isSmall, x: (left + right) / 2, y: (top + bottom) / 2 };
      });
    return targets
      .filter((small) => small.isSmall && targets.some((other) => other !== small && isClose(small, other)))
      .map(({ element }) => element.getAttribute('aria-label') ?? element.textContent);

    function isClose(small: (typeof targets)[number], other: (typeof targets)[number]): boolean {
      const x = small.x - Math.max(other.left, Math.min(other.right, small.x));
      const y = small.y - Math.max(other.top, Math.min(other.bottom, small.y));
      if (Math.hypot(x, y) < SIZE / 2) return true;
      return other.isSmall && Math.hypot(small.x - other.x, small.y - other.y) < SIZE;
    }

    function isInSentence(element: Element): boolean {
      if (getComputedStyle(element).display !== 'inline') return false;
      return element.parentElement?.textContent !== element.textContent;
    }
  });
}
