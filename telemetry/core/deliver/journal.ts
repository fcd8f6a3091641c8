/** The delivery state that survives a restart. */
import { join } from 'node:path';
import { DELIVERY_PROBLEMS, type DeliveryProblem } from '../../contract/bridge.ts';
import { leaveToOwner } from '../files/owner.ts';
import { readSmallFile, SETTINGS_BYTES } from '../files/read-small-file.ts';
import { removeFile } from '../files/remove.ts';
import type { Disk, TelemetryHost } from '../ports.ts';

/** The last request that any process of the installation made. */
export interface LastRequest {
  /** Distinguishes its installation ID from others without revealing it; see `markOf`. */
  readonly mark: string;
  /** When it ended, in milliseconds since 1970-01-01 UTC by the clock of that time. */
  readonly at: number;
}

export interface Journal {
  /** Milliseconds since 1970-01-01 UTC, or null if nothing has been delivered yet. */
  readonly lastDeliveredAt: number | null;
  /** No request for this many milliseconds after `notedAt`; 0 if there is no wait. */
  readonly waitMs: number;
  /** When the wait was noted, in milliseconds since 1970-01-01 UTC by the clock of that time. */
  readonly notedAt: number;
  /** Failed attempts since the last delivery. */
  readonly failures: number;
  /** The problem of the latest failed attempt. */
  readonly problem: DeliveryProblem;
  /** Whether the receiver itself asked for the wait. */
  readonly isWished: boolean;
  /** The last request with an installation ID, whatever its outcome; null if there was none. */
  readonly lastRequest: LastRequest | null;
  /** The receiver that refused JSON and was sent protobuf since, by the mark of its URL; null if none. */
  readonly protobufMark: string | null;
}

export const NOTHING_YET: Journal = {
  lastDeliveredAt: null,
  waitMs: 0,
  notedAt: 0,
  failures: 0,
  problem: 'unreachable',
  isWished: false,
  lastRequest: null,
  protobufMark: null,
};

type Needs = Pick<TelemetryHost, 'disk' | 'isSuperuser'>;

function pathIn(folder: string): string {
  return join(folder, 'delivery.json');
}

/** Reads the journal; starts a new one if it is missing or damaged, since nothing in it is worth an event. */
export function readJournal(disk: Disk, folder: string): Journal {
  try {
    const file = readSmallFile(disk, pathIn(folder), SETTINGS_BYTES);
    const content: unknown = file.kind === 'found' ? JSON.parse(Buffer.from(file.bytes).toString()) : null;
    if (typeof content !== 'object' || content === null) return NOTHING_YET;
    const number = (key: keyof Journal) => asCount(Reflect.get(content, key));
    return {
      lastDeliveredAt: number('lastDeliveredAt'),
      waitMs: number('waitMs') ?? 0,
      notedAt: number('notedAt') ?? 0,
      failures: number('failures') ?? 0,
      problem:
        DELIVERY_PROBLEMS.find((known) => known === Reflect.get(content, 'problem')) ?? NOTHING_YET.problem,
      isWished: Reflect.get(content, 'isWished') === true,
      lastRequest: asLastRequest(Reflect.get(content, 'lastRequest')),
      protobufMark: asText(Reflect.get(content, 'protobufMark')),
    };
  } catch {
    return NOTHING_YET;
  }
}

function asCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function asLastRequest(value: unknown): LastRequest | null {
  if (typeof value !== 'object' || value === null) return null;
  const mark: unknown = Reflect.get(value, 'mark');
  const at = asCount(Reflect.get(value, 'at'));
  return typeof mark === 'string' && at !== null ? { mark, at } : null;
}

/** Writes the journal atomically. Throws the disk's error. */
export function writeJournal(host: Needs, folder: string, journal: Journal): void {
  const { disk } = host;
  const draft = `${pathIn(folder)}.draft`;
  // A file that another user left can't be written to, but can be replaced.
  removeFile(disk, draft);
  disk.writeFileSync(draft, `${JSON.stringify(journal)}\n`, { mode: 0o600, flag: 'wx' });
  leaveToOwner(host, draft);
  disk.renameSync(draft, pathIn(folder));
}
