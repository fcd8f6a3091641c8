import type { ValidEvent } from '../../../shared/catalogue/validate.ts';
import type { TelemetryHost } from '../host.ts';
import { obtainInstallationId } from '../installation.ts';
import { namesOf } from '../names.ts';
import { onFirstUse } from '../on-first-use.ts';
import { Frame } from '../spool/frame.ts';
import type { Spool } from '../spool/spool.ts';
import { createRecordEncoder, encodeOrigin } from './encode.ts';
import { createUidSource } from './uid.ts';

export interface Recorder {
  /**
   * Encodes and writes one event, which occurred then, in whole milliseconds since 1970-01-01 UTC; it survives the
   * process when this returns. Throws the disk's error.
   */
  record(event: ValidEvent, occurredAtMs: number): void;
  /** Says that the installation id may have changed since the last record. */
  forgetOrigin(): void;
}

type Needs = Pick<
  TelemetryHost,
  'appVersion' | 'catalogue' | 'clock' | 'disk' | 'isSuperuser' | 'randomBytes' | 'warn'
>;

/** Records into `spool`, under the installation id in `folder`, which is made with the first event. */
export function createRecorder(host: Needs, folder: string, spool: Pick<Spool, 'append'>): Recorder {
  const names = namesOf(host.catalogue.namespace);
  const encoder = onFirstUse(() => createRecordEncoder(createUidSource(host.randomBytes)));
  // One for all, since a new one for each would cost more than to write it.
  const frame = new Frame();
  let origin: string | null = null;
  return {
    record(event, occurredAtMs) {
      origin ??= encodeOrigin(names, obtainInstallationId(host, folder), host.appVersion);
      frame.clear();
      encoder()(frame, event, occurredAtMs);
      spool.append(origin, frame);
    },
    forgetOrigin() {
      origin = null;
    },
  };
}
