/** What is on this machine of what was recorded, as the very bytes that are sent, for a person to look at. */
import { join } from 'node:path';
import { reportedAt } from './errors/envelope.ts';
import type { TelemetryHost } from './host.ts';
import { occurredAtOf } from './record/encode.ts';
import { unframe } from './spool/framing.ts';
import { parseSentName } from './spool/history.ts';
import { parseSegmentName } from './spool/segment-name.ts';

export interface StoredRecord {
  readonly kind: 'event' | 'error';
  /** Null for what waits. In milliseconds since 1970-01-01 UTC, as the other times. */
  readonly sentAt: number | null;
  readonly occurredAt: number;
  /** What goes before it: for events, what names the installation. */
  readonly origin: Buffer;
  readonly record: Buffer;
}

type Needs = Pick<TelemetryHost, 'disk'>;

/** Everything that is in telemetry's folder, newest last. What can't be read is left out. */
export function readRecords(host: Needs, folder: string): readonly StoredRecord[] {
  const found = [
    ...readKind(host, folder, 'event', occurredAtOf),
    ...readKind(host, join(folder, 'errors'), 'error', reportedAt),
  ];
  return found.sort((a, b) => a.occurredAt - b.occurredAt);
}

function readKind(
  { disk }: Needs,
  folder: string,
  kind: StoredRecord['kind'],
  occurredAt: (record: Buffer) => number,
): StoredRecord[] {
  function read(path: string, sentAt: number | null, skip: number): StoredRecord[] {
    try {
      const { headers, records } = unframe(disk.readFileSync(path));
      const origin = headers[0] ?? Buffer.alloc(0);
      return records
        .slice(skip)
        .map((record) => ({ kind, sentAt, occurredAt: occurredAt(record), origin, record }));
    } catch {
      // Delivered or removed since it was listed.
      return [];
    }
  }

  function list(name: string): string[] {
    try {
      return disk.readdirSync(join(folder, name));
    } catch {
      return [];
    }
  }

  const sent = list('sent').flatMap((file) => {
    const name = parseSentName(file);
    return name === null ? [] : read(join(folder, 'sent', file), name.sentAt, 0);
  });
  const waiting = list('spool').flatMap((file) => {
    const segment = parseSegmentName(file);
    if (segment === null) return [];
    return read(join(folder, 'spool', file), null, segment.state === 'sealed' ? segment.done : 0);
  });
  return [...sent, ...waiting];
}
