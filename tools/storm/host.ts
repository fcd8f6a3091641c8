import { writeSync } from 'node:fs';
import type { TelemetryHost } from '../../electron/telemetry/host.ts';
import { nodeHost } from '../../electron/telemetry/node-host.ts';
import { createPassingFetch } from '../../host/passing-fetch.ts';
import { catalogue, type KreyaEvents } from '../../shared/catalogue/index.ts';

const STANDARD_ERROR = 2;

/** A host on a real disk, clock and network, on a profile whose person was told and did not object. */
export function createRealHost(profile: string, url: string): TelemetryHost<KreyaEvents> {
  return {
    ...nodeHost,
    catalogue,
    folder: profile,
    workingDirectory: null,
    commandLine: [],
    environment: {},
    builtIn: { endpoint: url },
    appVersion: '1.18.0',
    choice: { load: () => ({ choice: 'none', count: 0, changes: [] }), write() {} },
    notice: { wasShown: () => true, markShown() {} },
    fetch: createPassingFetch(),
    warn: (message) => writeSync(STANDARD_ERROR, `${message}\n`),
  };
}
