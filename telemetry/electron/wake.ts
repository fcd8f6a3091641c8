import { app, net, powerMonitor } from 'electron';
import type { TelemetryStatus } from '../contract/bridge.ts';
import type { Telemetry } from '../core/telemetry/telemetry.ts';

/**
 * Tells telemetry when the machine wakes up and, once a person returns to the app, that the network has come
 * back in the meantime. Nothing is polled for it. Must run after the app is ready.
 */
export function tellOfWaking({ wake, onStatusChanged }: Pick<Telemetry, 'wake' | 'onStatusChanged'>): void {
  let wasOffline = false;

  powerMonitor.on('resume', wake);
  onStatusChanged(({ delivery }: TelemetryStatus) => {
    wasOffline = delivery.kind === 'paused' && (wasOffline || !net.isOnline());
  });
  app.on('browser-window-focus', () => {
    if (!wasOffline || !net.isOnline()) return;
    wasOffline = false;
    wake();
  });
}
