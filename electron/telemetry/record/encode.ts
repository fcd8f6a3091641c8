/** The only place where an event becomes a record: one OTLP LogRecord in the protocol's JSON mapping. */
import type { ValidEvent } from '../../../shared/catalogue/validate.ts';
import type { Names } from '../names.ts';

/** OTLP's SEVERITY_NUMBER_INFO. */
const SEVERITY_INFO = 9;

/**
 * Encodes one event. `occurredAtMs` is whole milliseconds since 1970-01-01 UTC; `uid` is the id by which a receiver
 * drops repeats (`log.record.uid` of OpenTelemetry's conventions). Put together by hand, since this is what
 * the app waits for with every event.
 */
export function encodeRecord(event: ValidEvent, occurredAtMs: number, uid: string): string {
  const { wireName, attributes } = event;
  return `{"timeUnixNano":"${occurredAtMs}000000","severityNumber":${SEVERITY_INFO},"eventName":"${wireName}","attributes":[{"key":"log.record.uid","value":{"stringValue":"${uid}"}}${attributes}]}`;
}

/**
 * When an encoded record occurred, in milliseconds since 1970-01-01 UTC; NaN for what is no record. Without the
 * digits of the nanoseconds: a number has no room for them, and would come out later than it was.
 */
export function occurredAtOf(record: Buffer): number {
  const milliseconds = /^\{"timeUnixNano":"(\d+)\d{6}"/.exec(record.toString('latin1', 0, 48))?.[1];
  return Number(milliseconds);
}

/**
 * What stands before the records of one origin in an `ExportLogsServiceRequest`: the resource, which names the
 * installation and nothing about the machine, and the scope. `RECORDS_END` closes it.
 */
export function encodeOrigin(names: Names, installationId: string, appVersion: string): string {
  const resource = {
    attributes: [
      { key: 'service.name', value: { stringValue: names.product } },
      { key: 'app.installation.id', value: { stringValue: installationId } },
    ],
  };
  const scope = { name: names.telemetry, version: appVersion };
  return `{"resource":${JSON.stringify(resource)},"scopeLogs":[{"scope":${JSON.stringify(scope)},"logRecords":[`;
}

export const RECORDS_END = ']}]}';
