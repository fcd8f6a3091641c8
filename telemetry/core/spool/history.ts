/** A small local history of what was sent, byte for byte, and when, for the person to look at. */
import { join } from 'node:path';
import { leaveToOwner, makeFolder } from '../files/owner.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { framed } from './frame.ts';
import type { SealedSegment } from './spool.ts';

export interface History {
  /** Keeps what was sent. Never throws: the history is a courtesy, for which nothing may be sent again. */
  keep(sent: Sent): void;
}

/** Records of one segment that were sent. */
export interface Sent {
  readonly segment: SealedSegment;
  readonly origin: Buffer;
  readonly records: readonly Buffer[];
}

/** `<when it was sent>-<segment>.<its first record>.<bytes>.sent`: the time in milliseconds since 1970-01-01 UTC. */
const NAME = /^(\d{13})-[\w.-]+\.(\d{1,12})\.sent$/;

/** What the name of a file of the history says, or null for a file that is none. */
export function parseSentName(file: string): { readonly sentAt: number; readonly bytes: number } | null {
  const [, sentAt, bytes] = NAME.exec(file) ?? [];
  return sentAt === undefined ? null : { sentAt: Number(sentAt), bytes: Number(bytes) };
}

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser'>;

/** The history in `folder`. */
export function createHistory(host: Needs, folder: string): History {
  const { clock, disk } = host;
  let total: { bytes: number; files: number } | null = null;

  function list(): { file: string; bytes: number }[] {
    const files = disk.readdirSync(folder).sort();
    return files.flatMap((file) => {
      const name = parseSentName(file);
      return name === null ? [] : { file, bytes: name.bytes };
    });
  }

  function trim(): void {
    const kept = list();
    let bytes = kept.reduce((total, entry) => total + entry.bytes, 0);
    let files = kept.length;
    for (const entry of kept) {
      if (bytes <= policy.history.bytes && files <= policy.history.files) break;
      disk.rmSync(join(folder, entry.file), { force: true });
      bytes -= entry.bytes;
      files -= 1;
    }
    total = { bytes, files };
  }

  function note(bytes: number): void {
    if (total !== null) total = { bytes: total.bytes + bytes, files: total.files + 1 };
    if (total === null || total.bytes > policy.history.bytes || total.files > policy.history.files) trim();
  }

  return {
    keep(sent) {
      if (sent.records.length === 0) return;
      const content = encode(sent);
      const at = String(Math.max(0, Math.trunc(clock.now()))).padStart(13, '0');
      const { id, done } = sent.segment;
      try {
        makeFolder(host, folder);
        const path = join(folder, `${at}-${id}.${done}.${content.length}.sent`);
        disk.writeFileSync(path, content, { mode: 0o600 });
        leaveToOwner(host, path);
        note(content.length);
      } catch {
        // Only the person's look at it is poorer.
      }
    },
  };
}

function encode({ origin, records }: Sent): Buffer {
  return Buffer.concat([framed('H', origin), ...records.map((record) => framed('R', record))]);
}
