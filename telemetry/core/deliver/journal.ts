/** What has to be remembered of delivery over a restart. */
import { join } from 'node:path';
import { DELIVERY_PROBLEMS, type DeliveryProblem } from '../../contract/bridge.ts';
import { leaveToOwner } from '../files/owner.ts';
import { readSmallFile, SETTINGS_BYTES } from '../files/read-small-file.ts';
import { removeFile } from '../files/remove.ts';
import type { Disk, TelemetryHost } from '../ports.ts';

/** A request that some process of the installation made. */
export interface LastRequest {
  /** Tells its installation id from others, without naming it; see `markOf`. */
  readonly mark: string;
  /** When it was over, in milliseconds since 1970-01-01 UTC by the clock that held then. */
  readonly at: number;
}

export interface Journal {
  /** Milliseconds since 1970-01-01 UTC, or null if nothing was delivered yet. */
  readonly lastDeliveredAt: number | null;
  /** No request for this many milliseconds from `notedAt` on; 0 if there is nothing to wait for. */
  readonly waitMs: number;
  /** When the wait was noted, in milliseconds since 1970-01-01 UTC by the clock that held then. */
  readonly notedAt: number;
  /** Failed attempts since the last delivery. */
  readonly failures: number;
  /** What the last of these was. */
  readonly problem: DeliveryProblem;
  /** Whether the receiver itself asked for the wait. */
  readonly isWished: boolean;
  /** The last request that had an installation id, whatever became of it, or null if there was none. */
  readonly lastRequest: LastRequest | null;
}

export const NOTHING_YET: Journal = {
  lastDeliveredAt: null,
  waitMs: 0,
  notedAt: 0,
  failures: 0,
  problem: 'unreachable',
  isWished: false,
  lastRequest: null,
};

type Needs = Pick<TelemetryHost, 'disk' | 'isSuperuser'>;

function pathIn(folder: string): string {
  return join(folder, 'delivery.json');
}

/** Reads the journal; one that is absent or damaged is a new one, since nothing in it is worth an event. */
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
    };
  } catch {
    return NOTHING_YET;
  }
}

function asCount(value: unknown): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

function asLastRequest(value: unknown): LastRequest | null {
  if (typeof value !== 'object' || value === null) return null;
  const mark: unknown = Reflect.get(value, 'mark');
  const at = asCount(Reflect.get(value, 'at'));
  return typeof mark === 'string' && at !== null ? { mark, at } : null;
}

/** Writes the journal whole or not at all. Throws the disk's error. */
export function writeJournal(host: Needs, folder: string, journal: Journal): void {
  const { disk } = host;
  const draft = `${pathIn(folder)}.draft`;
  // One that another user left can't be written to, but replaced.
  removeFile(disk, draft);
  disk.writeFileSync(draft, `${JSON.stringify(journal)}\n`, { mode: 0o600, flag: 'wx' });
  leaveToOwner(host, draft);
  disk.renameSync(draft, pathIn(folder));
}
