import type { Locator } from '@playwright/test';

/** What of an element is measured: its own colour, or that of its border, outline or background. */
export type Painted = 'color' | 'borderTopColor' | 'outlineColor' | 'backgroundColor';

/** The contrast of a part of an element to what it is drawn on: 1 to 21, as WCAG computes it. */
export function contrastOf(element: Locator, part: Painted): Promise<number> {
  return element.evaluate((node, painted) => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const isInside = painted === 'color' || Number.parseFloat(getComputedStyle(node).outlineOffset) < 0;
    const around = backgroundsOf(painted === 'outlineColor' && isInside ? node : node.parentElement);
    const on = painted === 'color' ? backgroundsOf(node) : around;
    const [a, b] = [luminanceOf([...on, getComputedStyle(node)[painted]]), luminanceOf(on)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

    /** From the page up to the element. */
    function backgroundsOf(from: Element | null): readonly string[] {
      const found: string[] = ['Canvas'];
      for (let one = from; one !== null; one = one.parentElement)
        found.splice(1, 0, getComputedStyle(one).backgroundColor);
      return found;
    }

    function luminanceOf(layers: readonly string[]): number {
      if (canvas === null) return Number.NaN;
      for (const layer of layers) {
        canvas.fillStyle = layer;
        canvas.fillRect(0, 0, 1, 1);
      }
      const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    }
  }, part);
}
