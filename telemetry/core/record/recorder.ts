import { asciiOf } from '../../catalogue/ascii.ts';
import type { ValidEvent } from '../../catalogue/validate.ts';
import { wireNameOfEvent } from '../../catalogue/wire.ts';
import { namesOf } from '../names.ts';
import { onFirstUse } from '../on-first-use.ts';
import type { TelemetryHost } from '../ports.ts';
import { Frame } from '../spool/frame.ts';
import type { Spool } from '../spool/spool.ts';
import { createRecordEncoder, encodeOrigin } from './encode.ts';
import { installationIdMark, obtainInstallationId, readInstallationId } from './installation.ts';
import type { Resource } from './resource.ts';
import { createSampling } from './sampling.ts';
import { createUidSource, type UidReason, uidFor, type WriteUid } from './uid.ts';

export interface Recorder {
  /**
   * Whether this installation records the event, according to its sampling. Writes nothing to disk. Never
   * throws.
   */
  isSampled(event: ValidEvent): boolean;
  /**
   * Encodes and writes one event that occurred at `occurredAtMs`, in whole milliseconds since 1970-01-01 UTC;
   * it survives the process when this returns. Two records for the same `reason` have the same ID, so that
   * the receiver drops one. Throws the disk's error.
   */
  record(event: ValidEvent, occurredAtMs: number, reason?: UidReason): void;
  /**
   * Prepares what the next record needs, if there is an installation ID, and encodes this event without using
   * the result, since the first time is slow. Never throws.
   */
  prepare(rehearsed: ValidEvent, occurredAtMs: number): void;
  /** Checks whether the installation ID has changed since the last record. */
  checkOrigin(): void;
  /** Call when the installation ID has changed since the last record. */
  forgetOrigin(): void;
  /** Call when other resource attributes have changed. */
  forgetAttributes(): void;
}

type Needs = Pick<
  TelemetryHost,
  'appVersion' | 'catalogue' | 'clock' | 'disk' | 'isSuperuser' | 'random' | 'randomBytes' | 'warn'
>;

export interface RecorderOptions {
  readonly host: Needs;
  readonly folder: string;
  readonly resource: Pick<Resource, 'attributes'>;
  readonly spool: Pick<Spool, 'append' | 'prepare'>;
}

/** Records into `spool` under the installation ID in `folder`, which is created with the first event. */
export function createRecorder({ host, folder, resource, spool }: RecorderOptions): Recorder {
  const names = namesOf(host.catalogue.namespace);
  const encoder = onFirstUse(createRecordEncoder);
  const randomUid = onFirstUse(() => createUidSource(host.randomBytes));
  // Shared, since a new one for each event would cost more than writing it.
  const frame = new Frame();
  const mark = installationIdMark(host, folder);
  const sampling = createSampling(host);
  // Null while unknown.
  let installationId: string | null = null;
  /** The origin with that ID. */
  let origin: string | null = null;
  /** Whether there was no ID at the last look. */
  let isIdMissing = false;
  let isRecording = false;

  /** Null if there is none yet, or none that can be read now. */
  function knownId(): string | null {
    if (installationId === null && !isIdMissing) {
      mark.take();
      installationId = readInstallationId(host, folder);
      isIdMissing = installationId === null;
    }
    return installationId;
  }

  function originOf(id: string): string {
    return encodeOrigin({
      names,
      installationId: id,
      appVersion: host.appVersion,
      attributes: resource.attributes(),
    });
  }

  /** The first answer for an event is slow. */
  function prepareSampling(id: string): void {
    const { events, namespace } = host.catalogue;
    for (const [name, { sampling: sampled }] of Object.entries(events)) {
      if (sampled === undefined) continue;
      sampling.takes({ wireName: wireNameOfEvent(namespace, name), oneIn: sampled.oneIn }, id);
    }
  }

  function ownId(): string {
    if (installationId === null) {
      mark.take();
      installationId = obtainInstallationId(host, folder);
    }
    return installationId;
  }

  function forgetOrigin(): void {
    installationId = null;
    isIdMissing = false;
    origin = null;
  }

  return {
    isSampled: (event) => event.oneIn === null || sampling.takes(event, knownId()),
    record(event, occurredAtMs, reason) {
      // Nothing called while recording may record: it would overwrite the shared frame.
      if (isRecording) throw new Error('An event was recorded while another was being recorded.');
      isRecording = true;
      try {
        origin ??= originOf(ownId());
        frame.clear();
        encoder()(frame, event, occurredAtMs, reason === undefined ? randomUid() : writerOf(reason));
        spool.append(origin, frame);
      } finally {
        isRecording = false;
      }
    },
    prepare(rehearsed, occurredAtMs) {
      try {
        frame.clear();
        encoder()(frame, rehearsed, occurredAtMs, randomUid());
        frame.close('R');
        if (origin === null) {
          const id = knownId();
          if (id === null) return;
          origin = originOf(id);
          prepareSampling(id);
        }
        spool.prepare(origin);
      } catch {
        // The next record fails the same way and can report what was lost.
      }
    },
    checkOrigin() {
      if (!mark.isSame()) forgetOrigin();
    },
    forgetOrigin,
    forgetAttributes() {
      origin = null;
    },
  };
}

function writerOf(reason: UidReason): WriteUid {
  const uid = asciiOf(uidFor(reason));
  return (target, start) => target.set(uid, start);
}
