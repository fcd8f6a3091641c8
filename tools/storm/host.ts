import { writeSync } from 'node:fs';
import { ENDPOINT_VARIABLE } from '../../electron/telemetry/deliver/endpoint.ts';
import type { TelemetryHost } from '../../electron/telemetry/host.ts';
import { nodeFetch, nodeHost } from '../../electron/telemetry/node-host.ts';

const STANDARD_ERROR = 2;

/** A host on a real disk, clock and network, on a profile whose person was told and did not object. */
export function createRealHost(profile: string, url: string): TelemetryHost {
  return {
    ...nodeHost,
    folder: profile,
    workingDirectory: null,
    commandLine: [],
    environment: { [ENDPOINT_VARIABLE]: url },
    appVersion: '1.18.0',
    choice: { load: () => ({ choice: 'none', changes: [] }), write() {} },
    notice: { wasShown: () => true, markShown() {} },
    fetch: nodeFetch,
    warn: (message) => writeSync(STANDARD_ERROR, `${message}\n`),
  };
}
