import { writeSync } from 'node:fs';
import { catalogue, type KreyaEvents } from '../../shared/catalogue.ts';
import type { TelemetryHost } from '../../telemetry/core/ports.ts';
import { nodeHost } from '../../telemetry/node/node-host.ts';
import { createPassingFetch } from '../../telemetry/node/passing-fetch.ts';
import { WAIT_MS } from './plan.ts';

const STANDARD_ERROR = 2;

/**
 * A host on a real disk, clock and network, with a profile whose person has seen the notice and did not
 * object.
 */
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
    waitMs: WAIT_MS,
    choice: { load: () => ({ choice: 'none', count: 0, changes: [] }), write() {}, touch() {} },
    notice: { wasShown: () => true, markShown() {} },
    adoption: { isClosed: () => true, close: () => false },
    fetch: createPassingFetch(),
    warn: (message) => writeSync(STANDARD_ERROR, `${message}\n`),
  };
}
