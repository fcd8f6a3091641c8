/** A small local history of what was sent and when, byte for byte, for the person to look at. */
import { join } from 'node:path';
import { leaveToOwner, makeFolder } from '../files/owner.ts';
import { removeFile } from '../files/remove.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { framed } from './frame.ts';
import type { SealedSegment } from './spool.ts';

export interface History {
  /**
   * Keeps what was sent in one request, in that encoding if not in the one that is kept. Never throws: the history is a courtesy, and must not cause anything
   * to be sent again.
   */
  keep(sent: readonly Sent[], encoding?: OtherEncoding): void;
}

/** The encoding in which a receiver got events that are kept as JSON. */
export type OtherEncoding = 'protobuf';

/** Records of one segment that were sent. */
export interface Sent {
  readonly segment: SealedSegment;
  readonly origin: Buffer;
  readonly records: readonly Buffer[];
}

interface Entry {
  readonly file: string;
  readonly bytes: number;
}

/**
 * `<time sent>-<first segment>.<its first record>.<bytes>.sent`: the time in milliseconds since 1970-01-01
 * UTC. For protobuf, `.protobuf` stands before the bytes.
 */
const NAME = /^(\d{13})-[\w.-]+?(\.protobuf)?\.(\d{1,12})\.sent$/;

export interface SentName {
  readonly sentAt: number;
  readonly bytes: number;
  readonly encoding?: OtherEncoding;
}

/** What the name of a history file says, or null for any other file. */
export function parseSentName(file: string): SentName | null {
  const [, sentAt, protobuf, bytes] = NAME.exec(file) ?? [];
  if (sentAt === undefined) return null;
  const name = { sentAt: Number(sentAt), bytes: Number(bytes) };
  return protobuf === undefined ? name : { ...name, encoding: 'protobuf' };
}

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser'>;

/** The history in `folder`. */
export function createHistory(host: Needs, folder: string): History {
  const { clock, disk } = host;
  // Oldest first. Listed once, since there can be a thousand files.
  let kept: Entry[] | null = null;
  let bytes = 0;

  function list(): Entry[] {
    const files = disk.readdirSync(folder).sort();
    return files.flatMap((file) => {
      const name = parseSentName(file);
      return name === null ? [] : { file, bytes: name.bytes };
    });
  }

  function note(entry: Entry): void {
    if (kept === null) {
      kept = list();
      bytes = kept.reduce((total, one) => total + one.bytes, 0);
    } else {
      kept.push(entry);
      bytes += entry.bytes;
    }
    while (bytes > policy.history.bytes || kept.length > policy.history.files) {
      const oldest = kept.shift();
      if (oldest === undefined) return;
      bytes -= oldest.bytes;
      try {
        removeFile(disk, join(folder, oldest.file));
      } catch {
        // Another program has it open: the next process removes it.
      }
    }
  }

  /** Writes the records of one origin to one file. */
  function write({ origin, segment }: Sent, records: readonly Buffer[], encoding?: OtherEncoding): void {
    const content = Buffer.concat([framed('H', origin), ...records.map((record) => framed('R', record))]);
    const at = String(Math.max(0, Math.trunc(clock.now()))).padStart(13, '0');
    const how = encoding === undefined ? '' : `.${encoding}`;
    const file = `${at}-${segment.id}.${segment.done}${how}.${content.length}.sent`;
    const path = join(folder, file);
    makeFolder(host, folder);
    disk.writeFileSync(path, content, { mode: 0o600 });
    leaveToOwner(host, path);
    note({ file, bytes: content.length });
  }

  return {
    keep(sent, encoding) {
      const origins = new Map<string, { readonly first: Sent; readonly records: Buffer[] }>();
      for (const one of sent) {
        if (one.records.length === 0) continue;
        const origin = one.origin.toString('latin1');
        const known = origins.get(origin);
        if (known === undefined) origins.set(origin, { first: one, records: [...one.records] });
        else known.records.push(...one.records);
      }
      try {
        for (const { first, records } of origins.values()) write(first, records, encoding);
      } catch {
        // Only the person's view is poorer for it.
      }
    },
  };
}
