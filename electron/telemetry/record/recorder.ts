import type { ValidEvent } from '../../../shared/catalogue/validate.ts';
import type { TelemetryHost } from '../host.ts';
import { obtainInstallationId } from '../installation.ts';
import { namesOf } from '../names.ts';
import type { Spool } from '../spool/spool.ts';
import { encodeOrigin, encodeRecord } from './encode.ts';
import { createUidSource } from './uid.ts';

export interface Recorder {
  /** Stamps, encodes and writes one event; it survives the process when this returns. Throws the disk's error. */
  record(event: ValidEvent): void;
  /** Says that the installation id may have changed since the last record. */
  forgetOrigin(): void;
}

type Needs = Pick<TelemetryHost, 'appVersion' | 'catalogue' | 'clock' | 'disk' | 'randomBytes'>;

/** Records into `spool`, under the installation id in `folder`, which is made with the first event. */
export function createRecorder(host: Needs, folder: string, spool: Pick<Spool, 'append'>): Recorder {
  const names = namesOf(host.catalogue.namespace);
  const uidAt = createUidSource(host.randomBytes);
  let origin: string | null = null;
  return {
    record(event) {
      const occurredAt = Math.max(0, Math.trunc(host.clock.now()));
      origin ??= encodeOrigin(names, obtainInstallationId(host, folder), host.appVersion);
      spool.append(origin, encodeRecord(event, occurredAt, uidAt(occurredAt)));
    },
    forgetOrigin() {
      origin = null;
    },
  };
}
