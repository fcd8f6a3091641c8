/** `kreya-telemetry/main`: telemetry for an Electron app with a catalogue of its own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Events } from '../catalogue/define.ts';
import { readThrown } from '../contract/raw-error.ts';
import { namesOf } from '../core/names.ts';
import { createTelemetry, type Telemetry } from '../core/telemetry.ts';
import { say } from '../node/say.ts';
import { SETTINGS } from '../node/settings.ts';
import { keepFromCrashId } from './crash-id.ts';
import { leaveDumps } from './crash-reporter.ts';
import { createElectronHost, type ElectronHostOptions } from './electron-host.ts';
import { watchMainErrors } from './main-errors.ts';
import { watchProcesses } from './process-gone.ts';
import { finishBeforeQuit } from './quit.ts';
import { servePages } from './serve-pages.ts';
import { watchSettings } from './settings-watch.ts';
import { onWake } from './wake.ts';

export type { PageSource } from './electron-host.ts';

export interface ElectronTelemetryOptions<E extends Events> extends ElectronHostOptions<E> {
  /** Whether native crashes are tracked, by Electron's crash reporter. Not to be, if the app starts that itself. */
  readonly nativeCrashes?: boolean;
}

/** What the app has of telemetry: `ElectronTelemetry<typeof catalogue>`. */
export interface ElectronTelemetry<C extends Catalogue>
  extends Pick<
    Telemetry<C['events']>,
    | 'activity'
    | 'deleteFiles'
    | 'deleteHistory'
    | 'deleteWaiting'
    | 'flush'
    | 'isNoticeDue'
    | 'noticeShown'
    | 'onStatusChanged'
    | 'resetInstallationId'
    | 'sendNow'
    | 'setEnabled'
    | 'status'
    | 'track'
  > {
  /** Tracks an error that the app caught, whatever was thrown. Never throws. */
  captureError(thrown: unknown): void;
  /**
   * A preload for windows that have no other: it puts telemetry on `window.telemetry`. Throws if a bundler has taken
   * this module away from it.
   */
  readonly preloadPath: string;
}

/**
 * Starts telemetry, once and before the app is ready. It answers the app's pages, tracks errors if there is a DSN,
 * delivers in the background, and holds the app's end for less than a second to deliver the rest.
 */
export function createElectronTelemetry<const E extends Events>(
  options: ElectronTelemetryOptions<E>,
): ElectronTelemetry<Catalogue<E>> {
  const { namespace } = options.catalogue;
  const warn = options.warn ?? ((message: string) => void say(`${namespace}: ${message}\n`));
  const { nativeCrashes = true } = options;
  if (nativeCrashes) keepFromCrashId();
  const host = createElectronHost(options, warn);
  const telemetry = createTelemetry(host);

  watchMainErrors(telemetry);
  watchProcesses(telemetry);
  servePages(telemetry, {
    name: namesOf(namespace).telemetry,
    origins: host.pages.map(({ origin }) => origin),
    warn,
  });
  watchSettings(join(host.folder, `${SETTINGS}.json`), telemetry.refresh);
  telemetry.start();
  finishBeforeQuit(telemetry.end);
  void app.whenReady().then(() => {
    if (nativeCrashes) leaveDumps(telemetry);
    onWake(telemetry.wake);
  });

  return {
    ...telemetry,
    captureError(thrown) {
      telemetry.captureError(readThrown(thrown), {
        process: 'main',
        mechanism: 'caught',
        fatal: false,
      });
    },
    get preloadPath() {
      return findPreload();
    },
  };
}

function findPreload(): string {
  const path = join(import.meta.dirname, 'preload.cjs');
  if (existsSync(path)) return path;
  throw new Error(
    `There is no ${path}, since your bundler put this module elsewhere. Let it leave kreya-telemetry out of the ` +
      "bundle, or call exposeTelemetry() of 'kreya-telemetry/preload' in a preload of your own.",
  );
}
