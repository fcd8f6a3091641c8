import { describe, expect, it } from 'vitest';
import { placeOnScreen } from './window-place.ts';

const SCREEN = { x: 0, y: 0, width: 1280, height: 1000 };
const BESIDE = { x: 1280, y: 0, width: 1920, height: 1080 };
const SMALLEST = { width: 480, height: 400 };

describe('placeOnScreen', () => {
  it('keeps a reachable place, also on a second screen', () => {
    const bounds = { x: 1400, y: 200, width: 900, height: 700 };
    expect(placeOnScreen(bounds, [SCREEN, BESIDE], SMALLEST)).toEqual(bounds);
    expect(placeOnScreen({ ...bounds, x: 1100 }, [SCREEN], SMALLEST)).toEqual({ ...bounds, x: 1100 });
  });

  it.each([
    ['on a screen that is gone', { x: 1400, y: 200 }],
    ['with no more than a corner on the screen', { x: 1200, y: 200 }],
    ['with its title bar above the screen', { x: 100, y: -40 }],
    ['with its title bar below the screen', { x: 100, y: 990 }],
    ['far away', { x: -30_000, y: -30_000 }],
  ])("does not restore a window's place: %s", (_, place) => {
    expect(placeOnScreen({ ...place, width: 900, height: 700 }, [SCREEN], SMALLEST)).toBeNull();
  });

  it('makes a window neither larger than the screen nor smaller than the minimum', () => {
    const at = { x: 0, y: 0 };
    expect(placeOnScreen({ ...at, width: 5000, height: 5000 }, [SCREEN], SMALLEST)).toEqual(SCREEN);
    expect(placeOnScreen({ ...at, width: 200, height: 5 }, [SCREEN], SMALLEST)).toEqual({
      ...at,
      ...SMALLEST,
    });
  });
});
