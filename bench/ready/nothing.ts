/**
 * Replaces everything in the app that is for telemetry only, in the build without it (`build-app.ts`): the
 * same names, with nothing behind them.
 */
import type { describeStart as describe } from '../../electron/app-started.ts';
import type { createSentry as sentry } from '../../electron/sentry.ts';
import type { TelemetryStatus } from '../../shared/bridge.ts';
import type { Events } from '../../telemetry/catalogue/define.ts';
import type { checkOptions as check } from '../../telemetry/core/check-options.ts';
import type { createTelemetry as create } from '../../telemetry/core/telemetry/telemetry.ts';
import type { keepFromCrashId as keep } from '../../telemetry/electron/crash-id.ts';
import type { leaveDumps as leave } from '../../telemetry/electron/crash-reporter.ts';
import type { ElectronHost } from '../../telemetry/electron/electron-host.ts';
import type {
  catchEarlyErrors as catchEarly,
  watchMainErrors as watchMain,
} from '../../telemetry/electron/main-errors.ts';
import type { ElectronTelemetryOptions } from '../../telemetry/electron/options.ts';
import { ownPages } from '../../telemetry/electron/own-pages.ts';
import type { watchProcesses as watch } from '../../telemetry/electron/process-gone.ts';
import type { saveActivity as save } from '../../telemetry/electron/save-activity.ts';
import type { watchSessionEnd as watchEnd } from '../../telemetry/electron/session-end.ts';
import type { watchSettings as watchFile } from '../../telemetry/electron/settings-watch.ts';
import type { tellOfWaking as tell } from '../../telemetry/electron/wake.ts';

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
  failedDelivery: null,
  erasuresWaiting: [],
  sendingPausedUntil: null,
  endpoint: 'missing',
  noticeDue: false,
  choiceDue: false,
  choiceMade: false,
  privacyUrl: null,
};

const nothing = () => {};
const status = () => STATUS;
const settled = () => Promise.resolve();

export const createTelemetry: typeof create = () => ({
  track: nothing,
  trackUnchecked: () => ({ ok: true }),
  countRefused: nothing,
  hasErrorTracking: false,
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
  folder: '',
  counted: settled,
  wake: nothing,
  logsUrl: null,
  checkReceiver: () => Promise.reject(new Error('There is no receiver to check.')),
  flush: () => Promise.resolve({ kind: 'notAllowed', delivered: 0, rejected: 0, rejection: null }),
  end: settled,
  refresh: nothing,
  saveCounted: nothing,
  stop: nothing,
  isNoticeDue: () => false,
  activity: { list: () => ({ files: [], unreadable: 0 }), read: () => [] },
  requestErasure: () => ({ kind: 'nothing', status: STATUS }),
  sendNow: () => Promise.resolve(STATUS),
  pauseSending: status,
  resumeSending: status,
  deleteWaiting: status,
  deleteHistory: status,
  resetInstallationId: status,
  adoptInstallationId: () => ({ kind: 'off' }),
  setCommon: nothing,
  deleteFiles: status,
});

export const checkOptions: typeof check = nothing;
export const electronChecks = {};
export const catchEarlyErrors: typeof catchEarly = nothing;
export const watchMainErrors: typeof watchMain = nothing;
export const keepFromCrashId: typeof keep = nothing;
export const leaveDumps: typeof leave = nothing;
export const watchProcesses: typeof watch = () => ({ expectGone: nothing });
export const watchSessionEnd: typeof watchEnd = nothing;
export const saveActivity: typeof save = () => Promise.resolve({ kind: 'cancelled' });
export const tellOfWaking: typeof tell = nothing;
export const watchSettings: typeof watchFile = () => ({ isTold: () => false, end: nothing });
export const FINGERPRINTS: readonly [] = [];
export const createSentry: typeof sentry = () => ({ captureException: nothing, loadSoon: nothing });

/** All that the app reads of it. */
export function createElectronHost({
  pages,
  settings = { path: '', read: () => ({}), update: nothing },
}: Pick<ElectronTelemetryOptions<Events>, 'pages' | 'settings'>): Pick<
  ElectronHost<Events>,
  'isOwnOrigin' | 'settings' | 'commandLine'
> {
  return { isOwnOrigin: ownPages(pages, null), settings, commandLine: [] };
}

// Only passed on to the above, which ignore them; so they need no values of their types.
export const describeStart: () => ReturnType<typeof describe> | null = () => null;
/** All that the app reads of it. */
export const catalogue = {
  namespace: 'kreya',
  events: { AppStarted: { fields: {} } },
  common: {},
  resource: [],
};
