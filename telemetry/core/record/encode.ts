/** The only place where an event becomes a record: one OTLP LogRecord in the protocol's JSON mapping. */
import { asciiOf } from '../../catalogue/ascii.ts';
import type { ValidEvent } from '../../catalogue/validate.ts';
import type { Names } from '../names.ts';
import type { Frame } from '../spool/frame.ts';
import { UID_LENGTH, type WriteUid } from './uid.ts';

/** OTLP's SEVERITY_NUMBER_INFO. */
const SEVERITY_INFO = 9;

const START = asciiOf('{"timeUnixNano":"');
/** So that nothing of an earlier record is left there, whatever is written. */
const BLANK_UID = asciiOf(' '.repeat(UID_LENGTH));
const AFTER_UID = asciiOf('"}}');
const END = asciiOf(']}');

/** What stands between the milliseconds of a record's time and its ID. */
function beforeUidOf(wireName: string): Uint8Array {
  return asciiOf(
    `000000","severityNumber":${SEVERITY_INFO},"eventName":"${wireName}","attributes":[{"key":"log.record.uid","value":{"stringValue":"`,
  );
}

/** Adds an event to an empty record. `occurredAtMs` is in whole milliseconds since 1970-01-01 UTC. */
export type RecordEncoder = (
  record: Frame,
  event: ValidEvent,
  occurredAtMs: number,
  writeUid: WriteUid,
) => void;

/**
 * Encodes events. `writeUid` gives each the ID by which a receiver drops duplicates (`log.record.uid` of
 * OpenTelemetry's conventions). Constant parts are kept as bytes, since the app waits for this with every
 * event.
 */
export function createRecordEncoder(): RecordEncoder {
  const beforeUids = new Map<string, Uint8Array>();

  return (record, { wireName, attributes }, occurredAtMs, writeUid) => {
    let beforeUid = beforeUids.get(wireName);
    if (beforeUid === undefined) {
      beforeUid = beforeUidOf(wireName);
      beforeUids.set(wireName, beforeUid);
    }
    record.put(START);
    record.putNumber(occurredAtMs);
    record.put(beforeUid);
    const uidAt = record.put(BLANK_UID);
    writeUid(record.bytes, uidAt, occurredAtMs);
    record.put(AFTER_UID);
    for (const piece of attributes) {
      if (typeof piece === 'number') record.putNumber(piece);
      else record.put(piece);
    }
    record.put(END);
  };
}

/**
 * When an encoded record occurred, in milliseconds since 1970-01-01 UTC; NaN if it is not a record. Ignores
 * the digits of the nanoseconds: a number is too imprecise for them, and would round up.
 */
export function occurredAtOf(record: Buffer): number {
  const milliseconds = /^\{"timeUnixNano":"(\d+)\d{6}"/.exec(record.toString('latin1', 0, 48))?.[1];
  return Number(milliseconds);
}

/** Which product and installation records come from. */
export interface Origin {
  readonly names: Names;
  readonly installationId: string;
  readonly appVersion: string;
  /** Further resource attributes as JSON, each with a comma before it. */
  readonly attributes: string;
}

/**
 * What precedes the records of one origin in an `ExportLogsServiceRequest`: the resource, which names the
 * installation and nothing of the machine but what the catalogue declares, and the scope. `RECORDS_END`
 * closes it.
 */
export function encodeOrigin({ names, installationId, appVersion, attributes }: Origin): string {
  const service = JSON.stringify({ key: 'service.name', value: { stringValue: names.product } });
  const installation = JSON.stringify({ key: 'app.installation.id', value: { stringValue: installationId } });
  const scope = JSON.stringify({ name: names.telemetry, version: appVersion });
  return `{"resource":{"attributes":[${service},${installation}${attributes}]},"scopeLogs":[{"scope":${scope},"logRecords":[`;
}

const INSTALLATION = /"app\.installation\.id","value":\{"stringValue":"([^"]*)"/;

/** The installation ID in what {@link encodeOrigin} made; '' for anything else. */
export function installationOf(origin: Buffer): string {
  return INSTALLATION.exec(origin.toString('latin1'))?.[1] ?? '';
}
