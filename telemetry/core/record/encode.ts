/** The only place where an event becomes a record: one OTLP LogRecord in the protocol's JSON mapping. */
import { asciiOf } from '../../catalogue/ascii.ts';
import type { ValidEvent } from '../../catalogue/validate.ts';
import type { Names } from '../names.ts';
import type { Frame } from '../spool/frame.ts';
import { UID_LENGTH, type WriteUid } from './uid.ts';

/** OTLP's SEVERITY_NUMBER_INFO. */
const SEVERITY_INFO = 9;

const END = asciiOf(']}');

/** The first part of the records of one event, to be written over again and again. */
interface Head {
  readonly bytes: Uint8Array;
  readonly timeAt: number;
  readonly timeLength: number;
  readonly uidAt: number;
}

function headOf(wireName: string, time: string): Head {
  const beforeTime = '{"timeUnixNano":"';
  const beforeUid = `${time}000000","severityNumber":${SEVERITY_INFO},"eventName":"${wireName}","attributes":[{"key":"log.record.uid","value":{"stringValue":"`;
  const afterUid = '"}}';
  const uidAt = beforeTime.length + beforeUid.length;
  return {
    bytes: asciiOf(`${beforeTime}${beforeUid}${' '.repeat(UID_LENGTH)}${afterUid}`),
    timeAt: beforeTime.length,
    timeLength: time.length,
    uidAt,
  };
}

/** Adds an event to an empty record. `occurredAtMs` is whole milliseconds since 1970-01-01 UTC. */
export type RecordEncoder = (
  record: Frame,
  event: ValidEvent,
  occurredAtMs: number,
  writeUid: WriteUid,
) => void;

/**
 * An encoder of events. `writeUid` gives each the id by which a receiver drops repeats (`log.record.uid` of OpenTelemetry's
 * conventions). What does not differ from event to event is kept in bytes, since this is what the app waits for with
 * every one.
 */
export function createRecordEncoder(): RecordEncoder {
  const heads = new Map<string, Head>();
  let timeMs = Number.NaN;
  let time = asciiOf('');

  return (record, { wireName, attributes }, occurredAtMs, writeUid) => {
    if (occurredAtMs !== timeMs) {
      time = asciiOf(String(occurredAtMs));
      timeMs = occurredAtMs;
    }
    let head = heads.get(wireName);
    if (head?.timeLength !== time.length) {
      head = headOf(wireName, String(occurredAtMs));
      heads.set(wireName, head);
    }
    head.bytes.set(time, head.timeAt);
    writeUid(head.bytes, head.uidAt, occurredAtMs);
    record.put(head.bytes);
    for (const piece of attributes) {
      if (typeof piece === 'number') record.putNumber(piece);
      else record.put(piece);
    }
    record.put(END);
  };
}

/**
 * When an encoded record occurred, in milliseconds since 1970-01-01 UTC; NaN for what is no record. Without the
 * digits of the nanoseconds: a number has no room for them, and would come out later than it was.
 */
export function occurredAtOf(record: Buffer): number {
  const milliseconds = /^\{"timeUnixNano":"(\d+)\d{6}"/.exec(record.toString('latin1', 0, 48))?.[1];
  return Number(milliseconds);
}

/** Whose records are, and of what they are. */
export interface Origin {
  readonly names: Names;
  readonly installationId: string;
  readonly appVersion: string;
  /** Further attributes of the resource in JSON, with a comma before each. */
  readonly attributes: string;
}

/**
 * What stands before the records of one origin in an `ExportLogsServiceRequest`: the resource, which names the
 * installation, and nothing about the machine but what the catalogue declares; and the scope. `RECORDS_END` closes it.
 */
export function encodeOrigin({ names, installationId, appVersion, attributes }: Origin): string {
  const service = JSON.stringify({ key: 'service.name', value: { stringValue: names.product } });
  const installation = JSON.stringify({ key: 'app.installation.id', value: { stringValue: installationId } });
  const scope = JSON.stringify({ name: names.telemetry, version: appVersion });
  return `{"resource":{"attributes":[${service},${installation}${attributes}]},"scopeLogs":[{"scope":${scope},"logRecords":[`;
}

const INSTALLATION = /"app\.installation\.id","value":\{"stringValue":"([^"]*)"/;

/** The installation id in what {@link encodeOrigin} made; '' for anything else. */
export function installationOf(origin: Buffer): string {
  return INSTALLATION.exec(origin.toString('latin1'))?.[1] ?? '';
}
