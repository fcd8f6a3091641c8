/** Writes files of telemetry's folder, as the module does, for profiles with a past. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { framed } from '../telemetry/core/spool/frame.ts';

/** What precedes the records in a file. */
const ORIGIN = '{"resource":{"attributes":[]},"scopeLogs":[{"scope":{},"logRecords":[';

function segmentOf(origin: string, records: readonly string[]): Buffer {
  return Buffer.concat([framed('H', origin), ...records.map((record) => framed('R', record))]);
}

function folderOf(profile: string, part: 'spool' | 'sent' | 'errors/sent'): string {
  const folder = join(profile, 'Kreya/telemetry', part);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Writes a file of waiting records. `number` gives the order of such files. */
export function writeWaiting(profile: string, number: number, records: readonly string[]): void {
  const content = segmentOf(ORIGIN, records);
  const name = `${number}-9f3a1c2e-g0.${records.length}.${content.length}.sealed`;
  writeFileSync(join(folderOf(profile, 'spool'), name), content);
}

/** Writes a file of records sent at that time, in milliseconds since 1970-01-01 UTC. */
export function writeSent(profile: string, sentAt: number, records: readonly string[]): void {
  writeHistory(folderOf(profile, 'sent'), sentAt, segmentOf(ORIGIN, records));
}

/** The same for error reports: Sentry's events as JSON. */
export function writeSentErrors(profile: string, sentAt: number, reports: readonly string[]): void {
  writeHistory(folderOf(profile, 'errors/sent'), sentAt, segmentOf('', reports));
}

function writeHistory(folder: string, sentAt: number, content: Buffer): void {
  writeFileSync(join(folder, `${sentAt}-${sentAt}-9f3a1c2e-g0.0.${content.length}.sent`), content);
}

/** An event as recorded at a time in milliseconds since 1970-01-01 UTC, the `index`th of its profile. */
export function recordOf(wireName: string, occurredAt: number, index: number, attributes = ''): string {
  const uid = `01a2051e-64b7-7${String(index).padStart(15, '0')}`;
  return `{"timeUnixNano":"${occurredAt}000000","severityNumber":9,"eventName":"${wireName}","attributes":[{"key":"log.record.uid","value":{"stringValue":"${uid}"}}${attributes}]}`;
}

/** The report of a crash as it is recorded, at a time in milliseconds since 1970-01-01 UTC. */
export function crashOf(occurredAt: number): string {
  const frame = (module: string, offset: string, trust: string) => ({
    platform: 'native',
    package: module,
    instruction_addr: offset,
    trust,
    in_app: false,
  });
  return JSON.stringify({
    event_id: '0123456789abcdef0123456789abcdef',
    timestamp: occurredAt / 1000,
    platform: 'native',
    level: 'fatal',
    release: 'kreya@1.18.0',
    environment: 'production',
    dist: 'linux-x64',
    user: { id: '00000000-0000-4000-8000-000000000000' },
    sdk: { name: 'kreya-telemetry', version: '1.18.0', settings: { infer_ip: 'never' } },
    tags: { 'kreya.os_name': 'linux', process: 'renderer', occurrences: '1', exception_code: '0xb' },
    breadcrumbs: [{ category: 'event', message: 'AppStarted' }],
    exception: {
      values: [
        {
          type: 'SIGSEGV',
          value: 'in kreya at 0x1a2b',
          stacktrace: {
            frames: [frame('libc.so.6', '0x3c4d', 'scan'), frame('kreya', '0x1a2b', 'context')],
          },
          mechanism: { type: 'minidump', handled: false },
        },
      ],
    },
  });
}

/** The report of an error as it is recorded, at a time in milliseconds since 1970-01-01 UTC. */
export function errorOf(occurredAt: number): string {
  const frame = (file: string, name: string, isOwn: boolean) => ({
    filename: file,
    function: name,
    lineno: 42,
    colno: 17,
    in_app: isOwn,
  });
  return JSON.stringify({
    event_id: 'fedcba9876543210fedcba9876543210',
    timestamp: occurredAt / 1000,
    platform: 'javascript',
    level: 'error',
    release: 'kreya@1.18.0',
    environment: 'production',
    dist: 'linux-x64',
    user: { id: '00000000-0000-4000-8000-000000000000' },
    sdk: { name: 'kreya-telemetry', version: '1.18.0', settings: { infer_ip: 'never' } },
    tags: { 'kreya.os_name': 'linux', process: 'renderer', occurrences: '3' },
    breadcrumbs: [{ category: 'event', message: 'AppStarted' }],
    exception: {
      values: [
        {
          type: 'TypeError',
          value: 'Cannot read properties of <other> (reading <word>) in <path>',
          stacktrace: {
            frames: [
              frame('node:internal/process/task_queues', 'processTicksAndRejections', false),
              frame('app:///main.js', 'openProject', true),
            ],
          },
          mechanism: { type: 'unhandledrejection', handled: false },
        },
      ],
    },
  });
}
