import { isObject, type JsonObject } from '../json.ts';
import { Refused } from './body.ts';

export type AttributeValue = string | number | boolean;

/** One event, flattened from the log records of a request. */
export interface ReceivedEvent {
  /** As on the wire, for example `kreya.app_started`; empty if the record has none. */
  readonly name: string;
  /** When it occurred. */
  readonly time: Date;
  /** The ID that identifies duplicates, or null. */
  readonly uid: string | null;
  readonly installationId: string | null;
  /** The record's other attributes under their keys on the wire. 64-bit integers are numbers. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** The parts of the request that it came from, unchanged. */
  readonly received: { readonly resource: unknown; readonly scope: unknown; readonly logRecord: unknown };
}

const UID = 'log.record.uid';
const INSTALLATION_ID = 'app.installation.id';

/** The events in the parsed body of an OTLP/HTTP logs request. Throws a {@link Refused} if it is invalid. */
export function parseLogs(body: unknown): ReceivedEvent[] {
  return objects(object(body, 'the body')['resourceLogs'], 'resourceLogs').flatMap((resourceLogs) => {
    const { resource, scopeLogs } = resourceLogs;
    const about = isObject(resource) ? attributesOf(resource['attributes']) : {};
    return objects(scopeLogs, 'scopeLogs').flatMap(({ scope, logRecords }) =>
      objects(logRecords, 'logRecords').map((logRecord) => {
        const { [UID]: uid, ...attributes } = attributesOf(logRecord['attributes']);
        return {
          name: text(logRecord['eventName']) ?? '',
          time: timeOf(logRecord['timeUnixNano']),
          uid: text(uid),
          installationId: text(about[INSTALLATION_ID]),
          attributes,
          received: { resource, scope, logRecord },
        };
      }),
    );
  });
}

function attributesOf(list: unknown): Record<string, AttributeValue> {
  // From entries: a key such as `__proto__`, which anyone may send, must stay an ordinary one.
  return Object.fromEntries(
    objects(list, 'attributes').map(({ key, value }) => {
      if (typeof key !== 'string') throw new Refused(400, 'an attribute has no key');
      return [key, typedValue(object(value, `the value of ${key}`), key)];
    }),
  );
}

function typedValue(value: JsonObject, key: string): AttributeValue {
  const { stringValue, boolValue, doubleValue, intValue } = value;
  if (typeof stringValue === 'string') return stringValue;
  if (typeof boolValue === 'boolean') return boolValue;
  if (typeof doubleValue === 'number') return doubleValue;
  // The protocol's JSON mapping specifies a decimal string and accepts a number.
  if (typeof intValue === 'number' || (typeof intValue === 'string' && /^-?\d+$/.test(intValue))) {
    return Number(intValue);
  }
  throw new Refused(400, `the value of ${key} has no known type`);
}

function timeOf(nanoseconds: unknown): Date {
  const digits = typeof nanoseconds === 'number' ? String(nanoseconds) : nanoseconds;
  if (typeof digits !== 'string' || !/^\d{1,20}$/.test(digits)) {
    throw new Refused(400, 'timeUnixNano is not a decimal number');
  }
  return new Date(Number(BigInt(digits) / 1_000_000n));
}

function object(value: unknown, what: string): JsonObject {
  if (!isObject(value)) throw new Refused(400, `${what} is not an object`);
  return value;
}

function objects(value: unknown, what: string): JsonObject[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw new Refused(400, `${what} is not an array`);
  return value.map((element) => object(element, `an element of ${what}`));
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
