/** What is needed of `document` and `window`. */
export interface Screen {
  isVisible(): boolean;
  onVisibilityChange(listener: () => void): () => void;
  requestFrame(callback: () => void): number;
  cancelFrame(frame: number): void;
}

export const thisScreen: Screen = {
  isVisible: () => document.visibilityState === 'visible',
  onVisibilityChange(listener) {
    document.addEventListener('visibilitychange', listener);
    return () => document.removeEventListener('visibilitychange', listener);
  },
  requestFrame: (callback) => window.requestAnimationFrame(callback),
  cancelFrame: (frame) => window.cancelAnimationFrame(frame),
};

/**
 * Calls back once, when what the page holds now has been painted where a person can see it. The first frame
 * comes before the paint, the second after it. Returns a function that calls it off.
 */
export function whenOnScreen(screen: Screen, shown: () => void): () => void {
  let frame: number | undefined;

  function stopFrame(): void {
    if (frame !== undefined) screen.cancelFrame(frame);
  }

  function start(): void {
    stopFrame();
    if (!screen.isVisible()) return;
    frame = screen.requestFrame(() => {
      frame = screen.requestFrame(finish);
    });
  }

  function finish(): void {
    stopListening();
    shown();
  }

  const stopListening = screen.onVisibilityChange(start);
  start();

  return () => {
    stopListening();
    stopFrame();
  };
}
