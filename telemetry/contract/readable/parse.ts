/** Takes a record apart, without saying what it means. */
import {
  isObject,
  type JsonObject,
  listOf,
  memberOf,
  numberOf,
  parseObject,
  textOf,
  timeOf,
} from './untrusted.ts';

export interface Parsed {
  /** The ID by which a receiver drops repeats; null if the record has none. */
  readonly id: string | null;
  /** Milliseconds since 1970-01-01 UTC; null if unknown. */
  readonly occurredAt: number | null;
}

export interface ParsedAttribute {
  readonly wireName: string;
  /** An `AnyValue` of OTLP. */
  readonly value: unknown;
}

export interface ParsedEvent extends Parsed {
  readonly wireName: string | null;
  /** Without the ID. */
  readonly attributes: readonly ParsedAttribute[];
  readonly record: JsonObject;
}

export interface ParsedError extends Parsed {
  readonly type: string | null;
  readonly message: string;
  /** Sentry's exceptions, the error itself first and then what caused it. */
  readonly exceptions: readonly JsonObject[];
  readonly event: JsonObject;
}

const UID = 'log.record.uid';

/** Takes an OTLP LogRecord apart; null for what is no JSON object. */
export function parseEvent(raw: string): ParsedEvent | null {
  const record = parseObject(raw);
  if (record === null) return null;
  const { timeUnixNano } = record;
  const attributes = attributesIn(record);
  const uid = attributes.find(({ wireName }) => wireName === UID);
  // Without the digits of the nanoseconds, for which a number has no room.
  const isTime = typeof timeUnixNano === 'string' && /^\d{7,20}$/.test(timeUnixNano);
  return {
    id: textOf(memberOf(uid?.value, 'stringValue')),
    occurredAt: isTime ? Number(timeUnixNano.slice(0, -6)) : null,
    wireName: textOf(record['eventName']),
    attributes: attributes.filter((attribute) => attribute !== uid),
    record,
  };
}

/** The attributes of a LogRecord or a Resource. */
export function attributesIn(owner: unknown): readonly ParsedAttribute[] {
  return listOf(memberOf(owner, 'attributes')).flatMap((attribute) => {
    const wireName = textOf(memberOf(attribute, 'key'));
    return wireName === null ? [] : [{ wireName, value: memberOf(attribute, 'value') }];
  });
}

/** Takes a Sentry envelope apart: a header, the header of its one item, and the item, each in a line. */
export function parseError(raw: string): ParsedError | null {
  const [, , item = ''] = raw.split('\n', 3);
  const event = parseObject(item);
  if (event === null) return null;
  const timestamp = numberOf(event['timestamp']);
  const values = listOf(memberOf(event['exception'], 'values'));
  // Sentry has the error itself last, and what caused it before it.
  const exceptions = values.filter(isObject).reverse();
  const error = exceptions[0];
  return {
    id: textOf(event['event_id']),
    occurredAt: timestamp === null ? null : timeOf(Math.round(timestamp * 1000)),
    type: textOf(error?.['type']),
    message: textOf(error?.['value']) ?? '',
    exceptions,
    event,
  };
}
