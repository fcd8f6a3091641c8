import { catalogue, type KreyaEvents } from '../../shared/catalogue.ts';
import type { Clock, Disk } from '../../telemetry/core/ports.ts';
import { createTelemetry, type Telemetry } from '../../telemetry/core/telemetry/telemetry.ts';
import { nodeHost, systemClock } from '../../telemetry/node/node-host.ts';
import { createPassingFetch, keepAlive } from '../../telemetry/node/passing-fetch.ts';
import { EVENT_NAME } from '../event.ts';
import type { Peer, PeerOptions } from './peer.ts';

interface Kreya extends Peer {
  /** Whether a request is in progress. */
  isSending(): boolean;
}

/**
 * This module in a program without Electron, with a profile whose person has seen the notice and did not
 * object.
 */
export function createKreya(clock: Clock, disk: Disk = nodeHost.disk): Kreya {
  let telemetry: Telemetry<KreyaEvents>;
  return {
    isSending: () => telemetry.status().delivery.kind === 'sending',
    start(options) {
      telemetry = createOn(clock, disk, options);
      telemetry.start();
    },
    track: (event) => telemetry.track(EVENT_NAME, event),
    flush: () => keepAlive(telemetry.flush()),
    close: () => keepAlive(telemetry.end()),
  };
}

function createOn(clock: Clock, disk: Disk, { url, folder }: PeerOptions): Telemetry<KreyaEvents> {
  return createTelemetry({
    ...nodeHost,
    catalogue,
    folder,
    workingDirectory: folder,
    commandLine: [],
    environment: { KREYA_TELEMETRY_ENDPOINT: url },
    appVersion: '1.18.0',
    choice: { load: () => ({ choice: 'none', count: 0, changes: [] }), write: () => {}, touch: () => {} },
    isToldOfChanges: () => true,
    notice: { wasShown: () => true, markShown: () => {} },
    adoption: { isClosed: () => true, close: () => false },
    clock,
    disk,
    fetch: createPassingFetch(),
    warn: (message) => process.stderr.write(`${message}\n`),
  });
}

export const peer = createKreya(systemClock);
