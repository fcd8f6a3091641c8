import type { OwnEventName } from '../../catalogue/own-events.ts';
import { createValidation } from '../../catalogue/validate.ts';
import { namesOf } from '../names.ts';
import type { TelemetryHost } from '../ports.ts';
import { createRecordEncoder, encodeOrigin } from '../record/encode.ts';
import { createUidSource } from '../record/uid.ts';
import { Frame, framed } from '../spool/frame.ts';

type Needs = Pick<TelemetryHost, 'appVersion' | 'catalogue' | 'clock' | 'randomBytes'>;

/**
 * The file of a request to delete what belongs to this ID: a segment of one event, which says nothing else about the machine
 * or the program.
 */
export function encodeRequest(host: Needs, installationId: string): Uint8Array {
  const { appVersion, catalogue, clock, randomBytes } = host;
  const event: OwnEventName = 'TelemetryErasureRequested';
  const validation = createValidation(catalogue)(event, {});
  if (!validation.ok) throw new Error(validation.problem);
  const occurredAt = Math.max(0, Math.trunc(clock.now()));
  const names = namesOf(catalogue.namespace);
  const header = framed('H', encodeOrigin({ names, installationId, appVersion, attributes: '' }));
  const record = new Frame();
  createRecordEncoder()(record, validation.event, occurredAt, createUidSource(randomBytes));
  const length = record.close('R');
  // The header twice, as in every segment: without it, the record could not be sent.
  return Buffer.concat([header, header, record.bytes.subarray(0, length)]);
}
