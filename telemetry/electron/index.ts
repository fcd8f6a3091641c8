/** `kreya-telemetry/main`: telemetry for an Electron app with its own catalogue. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Events, Fields } from '../catalogue/define.ts';
import type { TelemetryNews } from '../contract/bridge.ts';
import { readThrown } from '../contract/raw-error.ts';
import { readBuiltIn } from '../core/built-in.ts';
import { checkOptions } from '../core/check-options.ts';
import type { ErrorDetails } from '../core/errors/origin.ts';
import { namesOf } from '../core/names.ts';
import { createTelemetry, type Telemetry } from '../core/telemetry/telemetry.ts';
import { systemClock } from '../node/node-host.ts';
import type { ProgramTelemetry, WithCommon } from '../node/options.ts';
import { askInChildren, disableInChildren } from '../node/part-of-program.ts';
import { say } from '../node/say.ts';
import { ADVISE_AFTER_MS, adviceFor } from './advise.ts';
import { checkStart, noteStart } from './check-start.ts';
import { keepFromCrashId } from './crash-id.ts';
import { leaveDumps } from './crash-reporter.ts';
import { createElectronHost } from './electron-host.ts';
import { createEndByError } from './end-by-error.ts';
import { textsOfApp } from './in-words.ts';
import { readMachineOfApp } from './machine-policy.ts';
import { watchMainErrors } from './main-errors.ts';
import { electronChecks } from './option-checks.ts';
import type { ElectronTelemetryOptions } from './options.ts';
import { watchProcesses } from './process-gone.ts';
import { finishBeforeQuit } from './quit.ts';
import type { SentryPort } from './sentry-port.ts';
import { type PageServer, servePages } from './serve-pages.ts';
import { watchSessionEnd } from './session-end.ts';
import { type SettingsWatch, watchSettings } from './settings-watch.ts';
import { telemetryHandlers } from './telemetry-handlers.ts';
import { tellOfWaking } from './wake.ts';

export type { ErrorOrigin, Mechanism, ProcessKind } from '../core/errors/origin.ts';
export type * from '../node/types.ts';
export { ifAlive, load, originOf, pageOf, topFrameOf } from './alive.ts';
export { findAppFolders } from './app-folders.ts';
export { keepFromCrashId } from './crash-id.ts';
export { catchEarlyErrors } from './main-errors.ts';
export type { BeforeEnd, ElectronTelemetryOptions, PageSource } from './options.ts';
export type { SentryPort } from './sentry-port.ts';
export type { Handlers, PageServer } from './serve-pages.ts';
export { createTokenBucket, type TokenBucket } from './token-bucket.ts';

/** The telemetry of an app: `ElectronTelemetry<typeof catalogue>`. */
export interface ElectronTelemetry<C extends Catalogue>
  extends PageServer,
    ProgramTelemetry<C['events'], C['common']>,
    Pick<Telemetry<C['events']>, 'isNoticeDue' | 'noticeShown' | 'sendNow'> {
  /**
   * Saves everything, with the last event, before it returns; the app then quits without waiting for the
   * network. For an app that handles signals: telemetry itself notices the end of the person's session.
   */
  endAtOnce(): void;
  /**
   * For `behindSentry` of `kreya-telemetry/sentry`; null if errors can't be tracked: there is no DSN, or
   * telemetry is locked.
   */
  readonly sentry: SentryPort | null;
  /**
   * A preload for windows without one of their own: it exposes telemetry as `window.telemetry`. Throws if a
   * bundler has separated this module from it.
   */
  readonly preloadPath: string;
}

/**
 * Starts telemetry, once and before the app is ready. It serves the app's pages, tracks errors if there is a
 * DSN, delivers in the background, and delays quitting by less than a second to deliver the rest. Throws an
 * error for developers, before attaching anything, if an option is invalid; it says what to write.
 */
export function createElectronTelemetry<const E extends Events, const C extends Fields>(
  options: ElectronTelemetryOptions<E> & WithCommon<E, C>,
): ElectronTelemetry<Catalogue<E, C>> {
  checkStart();
  checkOptions('createElectronTelemetry', options, electronChecks);
  const { namespace } = options.catalogue;
  const warn = options.warn ?? ((message: string) => void say(`${namespace}: ${message}\n`));
  const texts = textsOfApp(options);
  const { nativeCrashes = true } = options;
  const machine = readMachineOfApp(namespace);
  const address = { environment: process.env, builtIn: options, machine };
  // Without a DSN, crashes are of no use: the app's own crash reporter is left alone.
  const { text: dsn } = readBuiltIn(address, 'dsn', namesOf(namespace).dsnVariable);
  if (nativeCrashes && dsn) keepFromCrashId();
  const host = createElectronHost(options, machine, warn);
  let watch: SettingsWatch | null = null;
  const telemetry = createTelemetry({ ...host, isToldOfChanges: () => watch?.isTold() ?? false });

  function captureError(thrown: unknown, details?: ErrorDetails): void {
    telemetry.captureError(readThrown(thrown), {
      ...details,
      process: 'main',
      mechanism: 'caught',
      fatal: false,
    });
  }

  noteStart();
  const { end, isEnding } = createEndByError(texts, telemetry.end);
  watchMainErrors(telemetry, namespace, options.endByError === true ? end : null);
  const { expectGone } = watchProcesses(telemetry);
  const { wasAsked, ...pages } = servePages({
    isOwnOrigin: host.isOwnOrigin,
    texts,
    onLost: telemetry.countRefused,
    warn,
  });
  pages.answerPages(telemetryHandlers(telemetry, namesOf(namespace).telemetry, texts));
  telemetry.onStatusChanged((status) => {
    const news: TelemetryNews = { kind: 'statusChanged', status };
    pages.tellPages(news);
  });
  telemetry.start();
  disableInChildren(host.commandLine, namespace);
  askInChildren(options.consent, namespace);

  function beforeEnd(): void {
    try {
      // An app that is ended by an error does not quit in order.
      if (!isEnding()) options.beforeEnd?.();
    } catch (error) {
      // It would keep the app from quitting.
      captureError(error);
      warn('beforeEnd threw an error, which is tracked if errors are.');
    }
  }

  const finishAtOnce = finishBeforeQuit({
    inOrder() {
      beforeEnd();
      return telemetry.end();
    },
    atOnce() {
      beforeEnd();
      telemetry.stop();
    },
    stop: telemetry.stop,
  });
  function endAtOnce(): void {
    // The system ends these processes, too.
    expectGone();
    finishAtOnce();
  }
  if (!app.isPackaged) {
    systemClock.schedule(() => {
      const advice = adviceFor(telemetry.status(), wasAsked());
      if (advice !== null) warn(advice);
    }, ADVISE_AFTER_MS);
  }
  watchSessionEnd({ onAsked: telemetry.saveCounted, onEnd: endAtOnce });
  void app.whenReady().then(() => {
    if (nativeCrashes) leaveDumps(telemetry);
    tellOfWaking(telemetry);
    if (telemetry.status().locked) return;
    watch = watchSettings({
      file: host.settings.path,
      onChanged: telemetry.refresh,
      // Where people are asked first, there must be no file before they say yes.
      mayMakeFile: () => options.consent !== 'optIn' || telemetry.status().enabled,
    });
    // Picks up changes made since the start.
    telemetry.refresh();
    app.on('browser-window-focus', telemetry.refresh);
  });

  return {
    ...telemetry,
    ...pages,
    captureError,
    endAtOnce,
    sentry: telemetry.hasErrorTracking
      ? { isOwnPage: pages.isOwnPage, captureError: telemetry.captureError }
      : null,
    get preloadPath() {
      return findPreload();
    },
  };
}

function findPreload(): string {
  const path = preloadBeside();
  if (path !== null && existsSync(path)) return path;
  throw new Error(
    'There is no preload of kreya-telemetry here, since your bundler put this module elsewhere. Let it leave ' +
      "kreya-telemetry out of the bundle (external), or call exposeTelemetry() of 'kreya-telemetry/preload' in a preload " +
      'of your own.',
  );
}

/** Named so that it can't be mistaken for one of the app's own preloads, which a bundle may be next to. */
function preloadBeside(): string | null {
  try {
    return join(import.meta.dirname, 'ready-preload.cjs');
  } catch {
    // A bundler made the folder undefined, or a name that does not exist.
    return null;
  }
}
