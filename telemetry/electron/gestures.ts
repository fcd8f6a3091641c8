/** Detects, in the main process, whether a person is using a page: a page can't fake that. */
import { app, type InputEvent, type WebContents } from 'electron';
import { systemClock } from '../node/node-host.ts';

/** For as long as Chromium itself considers a page activated after a click or a key press. */
const GESTURE_MS = 5_000;

const GESTURES: readonly InputEvent['type'][] = [
  'mouseDown',
  'rawKeyDown',
  'keyDown',
  'touchEnd',
  'gestureTap',
];

const lastAt = new WeakMap<WebContents, number>();

/** Must run before the first page. */
export function watchGestures(): void {
  app.on('web-contents-created', (_, contents) => {
    contents.on('input-event', (_event, { type }) => {
      if (GESTURES.includes(type)) lastAt.set(contents, systemClock.monotonic());
    });
  });
}

/** Whether somebody clicked or pressed a key in this page within the last seconds. */
export function hadGesture(page: WebContents): boolean {
  const at = lastAt.get(page);
  return at !== undefined && systemClock.monotonic() - at < GESTURE_MS;
}
