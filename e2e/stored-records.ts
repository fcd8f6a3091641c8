/** Writes files of telemetry's folder, as the module does, for profiles with a past. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { framed } from '../telemetry/core/spool/frame.ts';

/** What precedes the records in a file. */
const ORIGIN = '{"resource":{"attributes":[]},"scopeLogs":[{"scope":{},"logRecords":[';

function segmentOf(records: readonly string[]): Buffer {
  return Buffer.concat([framed('H', ORIGIN), ...records.map((record) => framed('R', record))]);
}

function folderOf(profile: string, part: 'spool' | 'sent'): string {
  const folder = join(profile, 'Kreya/telemetry', part);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Writes a file of waiting records. `number` gives the order of such files. */
export function writeWaiting(profile: string, number: number, records: readonly string[]): void {
  const content = segmentOf(records);
  const name = `${number}-9f3a1c2e-g0.${records.length}.${content.length}.sealed`;
  writeFileSync(join(folderOf(profile, 'spool'), name), content);
}

/** Writes a file of records sent at that time, in milliseconds since 1970-01-01 UTC. */
export function writeSent(profile: string, sentAt: number, records: readonly string[]): void {
  const content = segmentOf(records);
  const name = `${sentAt}-${sentAt}-9f3a1c2e-g0.0.${content.length}.sent`;
  writeFileSync(join(folderOf(profile, 'sent'), name), content);
}

/** An event as recorded at a time in milliseconds since 1970-01-01 UTC, the `index`th of its profile. */
export function recordOf(wireName: string, occurredAt: number, index: number, attributes = ''): string {
  const uid = `01a2051e-64b7-7${String(index).padStart(15, '0')}`;
  return `{"timeUnixNano":"${occurredAt}000000","severityNumber":9,"eventName":"${wireName}","attributes":[{"key":"log.record.uid","value":{"stringValue":"${uid}"}}${attributes}]}`;
}
