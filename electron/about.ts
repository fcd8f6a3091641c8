/** What Settings says about the app, and where telemetry's files are. */
import { existsSync } from 'node:fs';
import { app, shell } from 'electron';
import { createTokenBucket } from 'kreya-telemetry/main';
import { systemClock } from 'kreya-telemetry/node';
import { license } from '../package.json';
import type { AboutKreya } from '../shared/bridge.ts';
import { texts } from './texts.ts';

/** Limited like links: each call starts another program, and a page in a loop must not start hundreds. */
const opened = createTokenBucket(3, 1 / 20);

/** `telemetryFolder` is the folder with telemetry's files. */
export function createAbout(telemetryFolder: string, version: string) {
  return {
    about: (): AboutKreya => ({
      product: app.getName(),
      version,
      electron: process.versions.electron,
      chromium: process.versions.chrome,
      node: process.versions.node,
      licence: license,
      telemetryFolder,
    }),
    /** Throws an error for people if the folder does not exist yet. */
    openTelemetryFolder(): void {
      if (!existsSync(telemetryFolder)) throw new Error(texts().about.noFolder);
      if (opened.take(1, systemClock.monotonic())) void shell.openPath(telemetryFolder);
    },
  };
}
