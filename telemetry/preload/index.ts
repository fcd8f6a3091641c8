/** `kreya-telemetry/preload`: for a preload of the program's own. */
import { contextBridge } from 'electron';
import type {
  RendererMechanism,
  TelemetryAnswerOf,
  TelemetryNews,
  TelemetryRequest,
} from '../contract/bridge.ts';
import { NEWS_CHANNEL, REQUEST_CHANNEL } from '../contract/page-telemetry.ts';
import type { RawError } from '../contract/raw-error.ts';
import { createTelemetryBridge, openChannels } from './bridge.ts';

export type { TelemetryStatus } from '../contract/bridge.ts';
export type { PageTelemetry } from '../contract/page-telemetry.ts';

/** Gives telemetry to the page as `window.<name>`, a {@link PageTelemetry}. */
export function exposeTelemetry(name = 'telemetry'): void {
  const { ask, listen } = openChannels<TelemetryRequest, TelemetryAnswerOf, TelemetryNews>(
    REQUEST_CHANNEL,
    NEWS_CHANNEL,
  );
  contextBridge.exposeInMainWorld(name, {
    ...createTelemetryBridge(ask, listen),
    reportError: (mechanism: RendererMechanism, error: RawError) =>
      ask({ kind: 'reportError', mechanism, error }),
  });
}
