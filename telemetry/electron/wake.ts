import { net, powerMonitor } from 'electron';
import type { TelemetryStatus } from '../contract/bridge.ts';
import type { Telemetry } from '../core/telemetry/telemetry.ts';

const LOOK_EVERY_MS = 5_000;

/**
 * Tells telemetry when the machine wakes up and, while delivery waits for a receiver, when the network returns. Has to
 * come after the app is ready.
 */
export function tellOfWaking({
  wake,
  status,
  onStatusChanged,
}: Pick<Telemetry, 'wake' | 'status' | 'onStatusChanged'>): void {
  let looking: NodeJS.Timeout | null = null;
  let wasOnline = true;

  powerMonitor.on('resume', wake);
  onStatusChanged(update);
  // What earlier runs left can wait from the start on.
  setTimeout(() => update(status()), LOOK_EVERY_MS).unref();

  function update({ delivery }: TelemetryStatus): void {
    const isWanted = delivery.kind === 'paused';
    if (isWanted && looking === null) {
      wasOnline = net.isOnline();
      // The main process has no event for this one.
      looking = setInterval(look, LOOK_EVERY_MS);
    } else if (!isWanted && looking !== null) {
      clearInterval(looking);
      looking = null;
    }
  }

  function look(): void {
    const isOnline = net.isOnline();
    if (isOnline && !wasOnline) wake();
    wasOnline = isOnline;
  }
}
