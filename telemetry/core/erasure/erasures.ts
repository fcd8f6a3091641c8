/**
 * The requests to delete what a receiver has of an installation ID. Each is a file of its own, named by a hash of the ID and
 * laid out like a segment, that only its delivery removes. After that, an empty file of the same name remembers that nothing
 * with this ID may be sent any more.
 */
import { join } from 'node:path';
import { naming } from '../files/file-error.ts';
import { ensureOwnFolder } from '../files/own-folder.ts';
import { leaveToOwner } from '../files/owner.ts';
import { removeFile } from '../files/remove.ts';
import { patiently } from '../files/retry.ts';
import { crypto } from '../node-modules.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { installationOf, occurredAtOf } from '../record/encode.ts';
import { readSegment } from '../spool/read-segment.ts';
import { bySegmentOrder, type SealedSegment, segmentId } from '../spool/segment-name.ts';
import { unframe } from '../spool/unframe.ts';
import { encodeRequest } from './encode-request.ts';

/** A request that waits to be sent. */
export interface ErasureRequest {
  /** The ID of which everything is to be deleted. */
  readonly installationId: string;
  readonly segment: SealedSegment;
  readonly origin: Buffer;
  readonly record: Buffer;
}

export interface Erasures {
  /** Makes the next call look at the disk again. */
  refresh(): void;
  /**
   * Requests the deletion of what the receiver has of this ID; the request is on the device when this returns. Does nothing
   * if it is there already. Throws a `FileError`.
   */
  add(installationId: string): void;
  /** The requests that wait, oldest first, as seen at most a second ago. Never throws. */
  waiting(): readonly ErasureRequest[];
  /** Whether any deletion was ever requested here. */
  hasAny(): boolean;
  /** Whether the deletion of this ID's data was requested. */
  isErased(installationId: string): boolean;
  /** Notes that the receiver has the request. Throws the disk's error. */
  delivered(request: ErasureRequest): void;
}

type Needs = Pick<
  TelemetryHost,
  'appVersion' | 'catalogue' | 'clock' | 'disk' | 'isSuperuser' | 'randomBytes' | 'warn' | 'warningTexts'
>;

/** The folder, in telemetry's own, where the requests are. */
export const ERASURES = 'erasures';

const REQUEST = /^([0-9a-f]{32})\.request$/;
const NAME = /^([0-9a-f]{32})\.(?:request|erased)$/;
const DRAFT = /^[0-9a-f]{32}-[0-9a-f]{16}\.draft$/;

/** Whether this is the name of a request's file. */
export function isRequestName(file: string): boolean {
  return REQUEST.test(file);
}

/** `folder` is telemetry's own. Does not touch the disk yet. */
export function createErasures(host: Needs, folder: string): Erasures {
  const { clock, disk } = host;
  const place = join(folder, ERASURES);
  const known = new Map<string, ErasureRequest>();
  /** What is there, as seen `at` that time on the monotonic clock; null if it has to be listed. */
  let listing: { readonly files: readonly string[]; readonly at: number } | null = null;
  let erased: ReadonlySet<string> = new Set();
  let last: { readonly installationId: string; readonly isErased: boolean } | null = null;

  function files(): readonly string[] {
    if (listing === null || clock.monotonic() - listing.at > policy.choiceAgeMs) listing = look();
    return listing.files;
  }

  /** A folder that can't be listed counts as empty. */
  function look(): NonNullable<typeof listing> {
    let found: readonly string[] = [];
    try {
      found = disk.readdirSync(place);
    } catch {}
    erased = new Set(found.flatMap((file) => NAME.exec(file)?.[1] ?? []));
    last = null;
    for (const file of found) if (DRAFT.test(file)) removeIfLeft(join(place, file));
    return { files: found, at: clock.monotonic() };
  }

  function refresh(): void {
    listing = null;
  }

  /** A draft of a process that was killed. */
  function removeIfLeft(path: string): void {
    try {
      const age = Math.abs(clock.now() - disk.statSync(path).mtimeMs);
      if (age > policy.erasure.draftMs) disk.unlinkSync(path);
    } catch {
      // Renamed meanwhile, or tried again at the next look.
    }
  }

  function read(file: string): ErasureRequest | null {
    const path = join(place, file);
    const content = readSegment(host, path);
    if (content.kind !== 'found') return null;
    const { headers, records } = unframe(content.bytes);
    const [origin] = headers;
    const [record] = records;
    if (origin === undefined || record === undefined) return null;
    const installationId = installationOf(origin);
    const id = segmentId(occurredAtOf(record), Buffer.from(file.slice(0, 8), 'hex'), 0);
    const { length: bytes } = content.bytes;
    const segment = { state: 'sealed', file, id, generation: 0, count: 1, bytes, done: 0, owed: [] } as const;
    return { installationId, segment, origin, record };
  }

  function find(file: string): ErasureRequest | null {
    const request = known.get(file) ?? read(file);
    if (request !== null) known.set(file, request);
    return request;
  }

  function write(path: string, content: Uint8Array, hash: string): void {
    ensureOwnFolder(host, folder);
    ensureOwnFolder(host, place);
    const draft = join(place, `${hash}-${Buffer.from(host.randomBytes(8)).toString('hex')}.draft`);
    naming(path, () => {
      const descriptor = disk.openSync(draft, 'wx', 0o600);
      try {
        disk.writeFileSync(descriptor, content);
        disk.fsyncSync(descriptor);
      } finally {
        disk.closeSync(descriptor);
      }
      leaveToOwner(host, draft);
      patiently(host, { kind: 'change', path }, () => disk.renameSync(draft, path));
    });
  }

  return {
    refresh,
    add(installationId) {
      const hash = hashOf(installationId);
      const file = `${hash}.request`;
      if (read(file) === null) write(join(place, file), encodeRequest(host, installationId), hash);
      refresh();
    },
    waiting() {
      const requests = files().filter(isRequestName);
      for (const file of known.keys()) if (!requests.includes(file)) known.delete(file);
      return requests
        .flatMap((file) => find(file) ?? [])
        .sort((a, b) => bySegmentOrder(a.segment, b.segment));
    },
    hasAny() {
      files();
      return erased.size > 0;
    },
    isErased(installationId) {
      files();
      // Nearly all records of an installation have the same ID.
      if (last?.installationId !== installationId)
        last = { installationId, isErased: erased.has(hashOf(installationId)) };
      return last.isErased;
    },
    delivered({ installationId, segment }) {
      const hash = hashOf(installationId);
      const path = join(place, `${hash}.erased`);
      try {
        disk.writeFileSync(path, '', { mode: 0o600, flag: 'wx' });
        leaveToOwner(host, path);
      } catch {
        // It is there already, or the disk is full: what is still recorded under this ID is for the receiver to drop.
      }
      const request = join(place, segment.file);
      patiently(host, { kind: 'change', path: request }, () => removeFile(disk, request));
      known.delete(segment.file);
      refresh();
    },
  };
}

/** An ID has 122 random bits, so nobody can find it by trying out which one has this hash. */
function hashOf(installationId: string): string {
  return crypto().createHash('sha256').update(installationId).digest('hex').slice(0, 32);
}
