/** `kreya-telemetry/preload`: for the program's own preload. */
import { contextBridge } from 'electron';
import type { TelemetryAnswerOf, TelemetryNews, TelemetryRequest } from '../contract/bridge.ts';
import { createTelemetryBridge, openChannels } from './bridge.ts';

export type * from '../catalogue/types.ts';
export type * from '../contract/bridge.ts';
export type { PageTelemetry } from '../contract/page-telemetry.ts';
export { type Ask, createTelemetryBridge, type Listen, openChannels } from './bridge.ts';

/**
 * Exposes telemetry to the page as `window.<name>`, a {@link PageTelemetry}. Throws an error for developers
 * if that is impossible; Electron shows it in the page's console.
 */
export function exposeTelemetry(name = 'telemetry'): void {
  if (typeof name !== 'string' || !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name)) {
    throw new Error(
      "exposeTelemetry takes the name that telemetry has in a page's window, such as 'telemetry'.",
    );
  }
  if (!process.contextIsolated) {
    throw new Error(
      'kreya-telemetry is kept apart from the scripts of a page: the window needs contextIsolation: true, which is ' +
        "Electron's default.",
    );
  }
  const { ask, listen } = openChannels<TelemetryRequest, TelemetryAnswerOf, TelemetryNews>();
  contextBridge.exposeInMainWorld(name, createTelemetryBridge(ask, listen));
}
