import { net, powerMonitor } from 'electron';

const LOOK_EVERY_MS = 5_000;

/** Calls back when the machine wakes up, and when the network returns. Has to come after the app is ready. */
export function onWake(callback: () => void): void {
  powerMonitor.on('resume', callback);
  // The main process has no event for this one.
  let wasOnline = net.isOnline();
  setInterval(() => {
    const isOnline = net.isOnline();
    if (isOnline && !wasOnline) callback();
    wasOnline = isOnline;
  }, LOOK_EVERY_MS);
}
