import type { TelemetryStatus } from '../shared/bridge.ts';

/** For tests: telemetry that is on and has nothing to do, changed as given. */
export function statusWith(change: Partial<TelemetryStatus>): TelemetryStatus {
  return {
    enabled: true,
    locked: false,
    disabledBy: null,
    disabledByName: null,
    settingsUnreadable: false,
    installationId: null,
    pending: 0,
    pendingErrors: 0,
    lastDeliveredAt: null,
    delivery: { kind: 'idle' },
    endpoint: 'configured',
    noticeDue: false,
    ...change,
  };
}
