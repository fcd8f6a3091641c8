/**
 * Takes the place of all that is in the app for telemetry alone, in the build without it (`build-app.ts`): the same
 * names, and nothing behind them.
 */
import type { describeStart as describe } from '../../electron/app-started.ts';
import type { TelemetryStatus } from '../../shared/bridge.ts';
import type { createTelemetry as create } from '../../telemetry/core/telemetry.ts';
import type { leaveDumps as leave } from '../../telemetry/electron/crash-reporter.ts';
import type { connectErrorHooks as connect } from '../../telemetry/electron/error-hooks.ts';
import type { watchProcesses as watch } from '../../telemetry/electron/process-gone.ts';
import type { saveActivity as save } from '../../telemetry/electron/save-activity.ts';
import type { onWake as wake } from '../../telemetry/electron/wake.ts';

const STATUS: TelemetryStatus = {
  enabled: false,
  locked: true,
  disabledBy: null,
  disabledByName: null,
  settingsUnreadable: false,
  unwritableFolder: null,
  fileProblem: null,
  installationId: null,
  pending: 0,
  pendingErrors: 0,
  lastDeliveredAt: null,
  delivery: { kind: 'idle' },
  endpoint: 'missing',
  noticeDue: false,
};

const nothing = () => {};
const status = () => STATUS;
const settled = () => Promise.resolve();

export const createTelemetry: typeof create = () => ({
  track: nothing,
  trackUnchecked: () => ({ ok: true }),
  countRefused: nothing,
  isTrackingErrors: () => false,
  captureError: nothing,
  crashFolder: '',
  captureEarlierCrashes: nothing,
  captureGone: nothing,
  status,
  setEnabled: status,
  onStatusChanged: () => nothing,
  noticeShown: status,
  start: nothing,
  wake: nothing,
  flush: () => Promise.resolve({ kind: 'notAllowed', delivered: 0, rejected: 0 }),
  end: settled,
  refresh: nothing,
  stop: nothing,
  isNoticeDue: () => false,
  activity: { list: () => ({ files: [], unreadable: 0 }), read: () => [] },
  sendNow: () => Promise.resolve(STATUS),
  deleteWaiting: status,
  deleteHistory: status,
  resetInstallationId: status,
  deleteFiles: status,
});

export const connectErrorHooks: typeof connect = nothing;
export const leaveDumps: typeof leave = nothing;
export const watchProcesses: typeof watch = nothing;
export const saveActivity: typeof save = () => Promise.resolve({ kind: 'cancelled' });
export const onWake: typeof wake = nothing;

// Only handed on to what is above, which does not look at them; so they need no values of their types.
export const createHost = () => null;
export const describeStart: () => ReturnType<typeof describe> | null = () => null;
/** Settings reads it for `describeStart` alone. */
export const catalogue = {};
