/**
 * Whether a window's last place is still usable: screens are unplugged, and settings are copied to other
 * machines.
 */
import type { Rectangle } from 'electron';

/** This much of the top edge must be reachable, so that a person can grab and move the window. */
const REACHABLE_WIDTH = 120;
const TITLE_BAR_HEIGHT = 32;

/**
 * The bounds, fitted into their screen, or null if too little of them is on any. `workAreas` are the usable
 * parts of the screens.
 */
export function placeOnScreen(
  bounds: Rectangle,
  workAreas: readonly Rectangle[],
  smallest: Pick<Rectangle, 'width' | 'height'>,
): Rectangle | null {
  const titleBar = { ...bounds, height: TITLE_BAR_HEIGHT };
  const area = workAreas.find((one) => {
    const { width, height } = overlap(titleBar, one);
    return width >= REACHABLE_WIDTH && height >= TITLE_BAR_HEIGHT;
  });
  if (area === undefined) return null;
  return {
    x: bounds.x,
    y: bounds.y,
    width: Math.max(smallest.width, Math.min(bounds.width, area.width)),
    height: Math.max(smallest.height, Math.min(bounds.height, area.height)),
  };
}

function overlap(a: Rectangle, b: Rectangle): { readonly width: number; readonly height: number } {
  return {
    width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
    height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
  };
}
