/** What a record says, if it is exactly one that the storm can have recorded. */
import { isDeepStrictEqual } from 'node:util';
import { DROP_REASONS, type DropReason } from '../../telemetry/catalogue/own-events.ts';
import type { ReceivedEvent } from '../../telemetry/testing/receiver/otlp.ts';

export type Meaning =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'report'; readonly reason: DropReason; readonly count: number };

const UID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** A record's time is precise to the millisecond. */
const NANOSECONDS_PER_MS = '000000';

/** Null for a record that differs in any way from the wire format of its event. */
export function meaningOf(event: ReceivedEvent): Meaning | null {
  const { uid, installationId, received } = event;
  if (uid === null || installationId === null || !UID.test(uid)) return null;
  const found = read(event);
  if (found === null) return null;
  const { meaning, attributes } = found;
  const expected = {
    timeUnixNano: `${event.time.getTime()}${NANOSECONDS_PER_MS}`,
    severityNumber: 9,
    eventName: event.name,
    attributes: [text('log.record.uid', uid), ...attributes],
  };
  const resource = {
    attributes: [text('service.name', 'kreya'), text('app.installation.id', installationId)],
  };
  const isExact =
    isDeepStrictEqual(received.logRecord, expected) && isDeepStrictEqual(received.resource, resource);
  return isExact ? meaning : null;
}

function read({ name, attributes }: ReceivedEvent): { meaning: Meaning; attributes: unknown[] } | null {
  if (name === 'kreya.app_closed') {
    const number = attributes['kreya.open_duration_seconds'];
    if (typeof number !== 'number') return null;
    return {
      meaning: { kind: 'number', number },
      attributes: [whole('kreya.open_duration_seconds', number)],
    };
  }
  if (name !== 'kreya.telemetry_events_dropped') return null;
  const count = attributes['kreya.count'];
  const reason = DROP_REASONS.find((one) => one === attributes['kreya.reason']);
  if (typeof count !== 'number' || reason === undefined) return null;
  return {
    meaning: { kind: 'report', reason, count },
    attributes: [whole('kreya.count', count), text('kreya.reason', reason)],
  };
}

function text(key: string, stringValue: string) {
  return { key, value: { stringValue } };
}

function whole(key: string, value: number) {
  return { key, value: { intValue: String(value) } };
}
