/** The main process's side of what pages are given. */
import { type WebFrameMain, webContents } from 'electron';
import type { TelemetryNews } from '../contract/bridge.ts';
import { NEWS_CHANNEL, REQUEST_CHANNEL } from '../contract/page-telemetry.ts';
import type { Telemetry } from '../core/telemetry.ts';
import { originOf, tellPages } from './alive.ts';
import { serveRequests } from './serve-requests.ts';
import { telemetryHandlers } from './telemetry-handlers.ts';

export interface ServePagesOptions {
  /** What a file with all records is called. */
  readonly name: string;
  /** Where the app's own pages come from. */
  readonly origins: readonly string[];
  readonly warn: (problem: string) => void;
}

/** Answers the top frames of the app's own pages, and tells them what changes. */
export function servePages(
  telemetry: Omit<Telemetry, 'track'>,
  { name, origins, warn }: ServePagesOptions,
): void {
  function mayAsk(frame: WebFrameMain | null): boolean {
    const origin = originOf(frame);
    return origin !== null && origins.includes(origin);
  }

  serveRequests(REQUEST_CHANNEL, telemetryHandlers(telemetry, name), {
    mayAsk,
    onLost: telemetry.countRefused,
    warn,
  });
  telemetry.onStatusChanged((status) => {
    const news: TelemetryNews = { kind: 'statusChanged', status };
    tellPages(webContents.getAllWebContents(), mayAsk, NEWS_CHANNEL, news);
  });
}
