import type { TelemetryStatus } from '../contract/bridge.ts';
import { createWording } from './wording.ts';

/** For tests: how the pages of the app speak of it, in English. */
export const KREYA = createWording('en', undefined, {
  product: 'Kreya',
  endpointVariable: 'KREYA_TELEMETRY_ENDPOINT',
});

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
    failedDelivery: null,
    erasuresWaiting: [],
    sendingPausedUntil: null,
    fileProblem: null,
    endpoint: 'configured',
    noticeDue: false,
    choiceDue: false,
    choiceMade: false,
    privacyUrl: null,
    unwritableFolder: null,
    ...change,
  };
}
