/** `kreya-telemetry/preload`: for a preload of the program's own. */
import { contextBridge } from 'electron';
import { createTelemetryBridge, openChannels } from '../electron/preload-bridge.ts';
import type { RawError } from '../shared/raw-error.ts';
import type {
  RendererMechanism,
  TelemetryAnswerOf,
  TelemetryNews,
  TelemetryRequest,
} from '../shared/telemetry-bridge.ts';
import { NEWS_CHANNEL, REQUEST_CHANNEL } from './page-telemetry.ts';

export type { TelemetryStatus } from '../shared/telemetry-bridge.ts';
export type { PageTelemetry } from './page-telemetry.ts';

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
