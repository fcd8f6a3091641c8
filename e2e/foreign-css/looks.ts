/** How a page looks, read from the browser. */
import type { JSHandle, Page } from '@playwright/test';

/**
 * By element path: its whole computed style and, in components, its position. Kept in the browser, since this
 * is megabytes.
 */
export type Looks = JSHandle<Readonly<Record<string, string>>>;

const SEPARATOR = ';\n';

/** The looks of everything in the components' shadow trees, or of the matching elements. */
export async function looksOfComponents(page: Page, selector = '*'): Promise<Looks> {
  // A list measures its rows once they are rendered, and then renders again.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
  return page.evaluateHandle(
    ([separator, selected]) => {
      function styleOf(element: Element, pseudo?: string): string[] {
        const style = getComputedStyle(element, pseudo);
        return Array.from(style, (property) => `${property}: ${style.getPropertyValue(property)}`);
      }

      const looks: Record<string, string> = {};
      for (const [index, { shadowRoot }] of [...document.querySelectorAll('.kreya-telemetry')].entries()) {
        if (shadowRoot === null) throw new Error('The component is in no shadow tree.');
        const { left, top } = shadowRoot.host.getBoundingClientRect();
        for (const [place, element] of [...shadowRoot.querySelectorAll(selected)].entries()) {
          // A place where a word may break is drawn nowhere, and has a box or none.
          if (element.localName === 'wbr') continue;
          const path = `${index}.${place} ${element.localName}.${element.getAttribute('class')}`;
          const box = element.getBoundingClientRect();
          // An open dialog is positioned relative to the window.
          const origin = element.closest('dialog') === null ? { left, top } : { left: 0, top: 0 };
          const lengths = [box.left - origin.left, box.top - origin.top, box.width, box.height];
          const where = `box: ${lengths.map((length) => Math.round(length * 64) / 64)}`;
          const isDrawn = element.checkVisibility();
          looks[path] = [...(isDrawn ? [where] : []), ...styleOf(element)].join(separator);
          for (const pseudo of ['::before', '::after'])
            if (getComputedStyle(element, pseudo).content !== 'none')
              looks[path + pseudo] = styleOf(element, pseudo).join(separator);
          if (element.matches('dialog:modal'))
            looks[`${path}::backdrop`] = styleOf(element, '::backdrop').join(separator);
        }
      }
      return looks;
    },
    [SEPARATOR, selector] as const,
  );
}

/** The distance of each element from its component's left and right edge, in CSS pixels. */
export function edgesOfComponents(
  page: Page,
): Promise<readonly (readonly [path: string, left: number, right: number])[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.kreya-telemetry')].flatMap(({ shadowRoot }) =>
      [...(shadowRoot?.querySelectorAll('*') ?? [])].flatMap((element) => {
        const box = element.getBoundingClientRect();
        const frame = shadowRoot?.host.getBoundingClientRect();
        // Words run in the direction of their letters.
        if (frame === undefined || box.width === 0 || element.parentElement?.closest('svg, code')) return [];
        if (getComputedStyle(element).display === 'inline') return [];
        return [[element.outerHTML.slice(0, 80), box.left - frame.left, frame.right - box.right] as const];
      }),
    ),
  );
}

/** The looks of everything that belongs to the page itself. */
export function looksOfPage(page: Page): Promise<Looks> {
  return page.evaluateHandle((separator) => {
    // Finishes a stylesheet's entrance animations.
    for (const animation of document.getAnimations()) animation.finish();
    const elements = [...document.querySelectorAll('html, body, #own, #own *')].entries();
    return Object.fromEntries(
      Array.from(elements, ([place, element]) => {
        const style = getComputedStyle(element);
        const all = Array.from(style, (property) => `${property}: ${style.getPropertyValue(property)}`);
        return [`${place} ${element.localName}`, all.join(separator)];
      }),
    );
  }, SEPARATOR);
}

/** What has changed, as `path { property: value }`; empty if nothing has. */
export function differences(before: Looks, now: Looks): Promise<readonly string[]> {
  return now.evaluate(
    (to, { from, separator }) =>
      [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((path) => {
        const [was, is] = [from[path], to[path]];
        if (was === is) return [];
        if (was === undefined || is === undefined)
          return [`${path} ${is === undefined ? 'is gone' : 'is new'}`];
        const had = new Set(was.split(separator));
        return is.split(separator).flatMap((one) => (had.has(one) ? [] : [`${path} { ${one} }`]));
      }),
    { from: before, separator: SEPARATOR },
  );
}
