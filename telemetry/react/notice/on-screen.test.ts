import { describe, expect, it, vi } from 'vitest';
import { type Screen, whenOnScreen } from './on-screen.ts';

function fakeScreen(visible: boolean) {
  let nextFrame = 1;
  const frames = new Map<number, () => void>();
  const listeners = new Set<() => void>();
  const screen: Screen = {
    isVisible: () => visible,
    onVisibilityChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    requestFrame(callback) {
      frames.set(nextFrame, callback);
      return nextFrame++;
    },
    cancelFrame: (frame) => frames.delete(frame),
  };
  return {
    screen,
    paint() {
      const due = [...frames.values()];
      frames.clear();
      for (const callback of due) callback();
    },
    setVisible(next: boolean) {
      visible = next;
      for (const listener of [...listeners]) listener();
    },
  };
}

describe('whenOnScreen', () => {
  it('calls back once, after the second frame', () => {
    const { screen, paint, setVisible } = fakeScreen(true);
    const shown = vi.fn();
    whenOnScreen(screen, shown);
    paint();
    expect(shown).not.toHaveBeenCalled();
    paint();
    setVisible(false);
    setVisible(true);
    paint();
    paint();
    expect(shown).toHaveBeenCalledOnce();
  });

  it('waits until the page can be seen', () => {
    const { screen, paint, setVisible } = fakeScreen(false);
    const shown = vi.fn();
    whenOnScreen(screen, shown);
    paint();
    paint();
    expect(shown).not.toHaveBeenCalled();
    setVisible(true);
    paint();
    paint();
    expect(shown).toHaveBeenCalledOnce();
  });

  it('starts over when the page was hidden between the frames', () => {
    const { screen, paint, setVisible } = fakeScreen(true);
    const shown = vi.fn();
    whenOnScreen(screen, shown);
    paint();
    setVisible(false);
    paint();
    expect(shown).not.toHaveBeenCalled();
    setVisible(true);
    paint();
    paint();
    expect(shown).toHaveBeenCalledOnce();
  });

  it('can be called off', () => {
    const { screen, paint, setVisible } = fakeScreen(true);
    const shown = vi.fn();
    const cancel = whenOnScreen(screen, shown);
    paint();
    cancel();
    setVisible(true);
    paint();
    paint();
    expect(shown).not.toHaveBeenCalled();
  });
});
