/** Requests as clients make them, and as strangers do. */

import type { Variant, WireAttribute } from '../../telemetry/documents/testing/variants.ts';
import type { Random } from './random.ts';

export interface LogRecord {
  readonly timeUnixNano: string;
  readonly severityNumber: number;
  readonly eventName: string;
  readonly attributes: readonly unknown[];
  readonly body?: unknown;
}

interface Sender {
  readonly resource: readonly unknown[];
  readonly scope: unknown;
}

export function senderOf(installationId: string, version = '1.18.0'): Sender {
  return {
    resource: [text('service.name', 'kreya'), text('app.installation.id', installationId)],
    scope: { name: 'kreya-telemetry', version },
  };
}

export function request({ resource, scope }: Sender, logRecords: readonly LogRecord[]): string {
  return JSON.stringify({
    resourceLogs: [{ resource: { attributes: resource }, scopeLogs: [{ scope, logRecords }] }],
  });
}

function text(key: string, stringValue: string): WireAttribute {
  return { key, value: { stringValue } };
}

export function recordOf({ eventName, attributes }: Variant, uid: string, now: number): LogRecord {
  return {
    timeUnixNano: `${now}000000`,
    severityNumber: 9,
    eventName,
    attributes: [text('log.record.uid', uid), ...attributes],
  };
}

const NO_VALUES: readonly object[] = [
  { stringValue: 'ada@example.com' },
  { stringValue: '' },
  { stringValue: 'x'.repeat(5_000) },
  { stringValue: 'grpc\n' },
  { stringValue: 'rest"}' },
  { intValue: '-1' },
  { intValue: '99999999999999' },
  { doubleValue: 0.5 },
  { arrayValue: { values: [{ stringValue: 'grpc' }] } },
  { kvlistValue: { values: [text('a', 'b')] } },
  { bytesValue: 'YWRh' },
  {},
];

/** Each changes one thing of a good record or of its sender. The result is nothing that a client could have sent. */
type Hostility = (random: Random, record: LogRecord, sender: Sender) => readonly [LogRecord, Sender];

const HOSTILITIES: Readonly<Record<string, Hostility>> = {
  'another event': (random, record, sender) => [
    {
      ...record,
      eventName: random.oneOf([
        'kreya.hacked',
        `${record.eventName} `,
        'other.theme_changed',
        '',
        `${record.eventName}\n`,
        record.eventName.toUpperCase(),
      ]),
    },
    sender,
  ],
  'another attribute': (random, record, sender) => [
    {
      ...record,
      attributes: [
        ...record.attributes,
        text(random.oneOf(['email', 'kreya.email', 'event.name', 'kreya.theme.x']), 'ada@example.com'),
      ],
    },
    sender,
  ],
  'another value': (random, record, sender) => {
    const at = random.below(record.attributes.length);
    const attributes = record.attributes.map((attribute, index) =>
      index === at && typeof attribute === 'object'
        ? { ...attribute, value: random.oneOf(NO_VALUES) }
        : attribute,
    );
    return [{ ...record, attributes }, sender];
  },
  'no ID': (_, record, sender) => [{ ...record, attributes: record.attributes.slice(1) }, sender],
  'a body': (_, record, sender) => [{ ...record, body: { stringValue: 'ada@example.com' } }, sender],
  'another service': (random, record, sender) => [
    record,
    {
      ...sender,
      resource: [text('service.name', random.oneOf(['other', 'kreya2', ''])), ...sender.resource.slice(1)],
    },
  ],
  'another installation ID': (random, record, sender) => [
    record,
    {
      ...sender,
      resource: [
        text('service.name', 'kreya'),
        text(
          'app.installation.id',
          random.oneOf(['ada', '00000000-0000-0000-0000-000000000000', random.uuid().toUpperCase()]),
        ),
      ],
    },
  ],
  'another attribute of the resource': (_, record, sender) => [
    record,
    { ...sender, resource: [...sender.resource, text('host.name', 'ada-pc')] },
  ],
  'another version': (random, record, sender) => [
    record,
    {
      ...sender,
      scope: {
        name: 'kreya-telemetry',
        version: random.oneOf(['1'.repeat(300), 'ada@example.com', '1.0-ada', '1.18.0+ada', '']),
      },
    },
  ],
};

/** So many requests of one record each, by what is wrong with it. */
export function* hostileRequests(
  random: Random,
  good: readonly LogRecord[],
  count: number,
): Generator<string> {
  const all = Object.values(HOSTILITIES);
  for (let made = 0; made < count; made += 1) {
    const { attributes, ...rest } = random.oneOf(good);
    const fresh = { ...rest, attributes: [text('log.record.uid', random.uid(made)), ...attributes.slice(1)] };
    const [record, sender] = random.oneOf(all)(random, fresh, senderOf(random.uuid()));
    yield request(sender, [record]);
  }
}
