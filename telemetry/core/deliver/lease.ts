/**
 * Which process of the installation delivers. The lease is one empty file, and all that is to be known of it stands in
 * its name: `free.lease`, or `held-<holder>-<beats>.lease`. It changes hands only by being renamed, for one process at a
 * time. Its holder renames it all the time, and who sees the same name for long enough, on a clock that does not jump,
 * takes it over. So no process id is trusted, a file of another user is no obstacle in a folder of one's own, and a full
 * disk is none either.
 */
import { join } from 'node:path';
import { isErrorWithCode } from '../disk-errors.ts';
import { leaveToOwner } from '../files/owner.ts';
import { removeFile } from '../files/remove.ts';
import { takeByRename } from '../files/take-by-rename.ts';
import { onFirstUse } from '../on-first-use.ts';
import { policy } from '../policy.ts';
import type { CancelTimer, TelemetryHost } from '../ports.ts';

export type Acquisition =
  | { readonly kind: 'acquired' }
  /** Another process has it, or had it a moment ago. */
  | { readonly kind: 'elsewhere' }
  /** The disk does not allow it. */
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Lease {
  /** Takes the lease if nobody alive holds it. Never throws. */
  acquire(): Acquisition;
  /** Whether this process holds it still; another may have taken it over while this one was held up. */
  isHeld(): boolean;
  /** Lets others have it at once. */
  release(): void;
}

const FREE = 'free.lease';
const HELD = /^held-[0-9a-f]{16}-\d+\.lease$/;

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'randomBytes'>;

/**
 * Whether a process delivers from this folder, as far as one look can tell: by the system's note of when the lease was
 * renamed last, and the wall clock. Never throws.
 */
export function isLeaseHeld({ clock, disk }: Pick<Needs, 'clock' | 'disk'>, folder: string): boolean {
  try {
    const names = disk.readdirSync(folder).filter((file) => HELD.test(file));
    return names.some((name) => {
      return Math.abs(clock.now() - disk.statSync(join(folder, name)).ctimeMs) < policy.lease.takeOverMs;
    });
  } catch {
    return false;
  }
}

/** The lease in `folder`, which exists by then. */
export function createLease(host: Needs, folder: string): Lease {
  const { clock, disk } = host;
  const { heartbeatMs, takeOverMs } = policy.lease;
  const holder = onFirstUse(() => Buffer.from(host.randomBytes(8)).toString('hex'));
  let held: string | null = null;
  let beats = 0;
  let seen: ReadonlyMap<string, number> = new Map();
  let cancelHeartbeat: CancelTimer | null = null;

  const holders = () => disk.readdirSync(folder).filter((file) => HELD.test(file));

  /** Those whose holder has given no sign of life for so long that it must be gone are left out. */
  function living(names: readonly string[]): string[] {
    const now = clock.monotonic();
    seen = new Map(names.map((name) => [name, seen.get(name) ?? now]));
    return names.filter((name) => now - (seen.get(name) ?? now) < takeOverMs);
  }

  function take(from: string): Acquisition {
    beats += 1;
    const mine = `held-${holder()}-${beats}.lease`;
    if (!takeByRename(host, join(folder, from), join(folder, mine))) return { kind: 'elsewhere' };
    if (holders().some((file) => file !== mine)) {
      // There were two, as after somebody deleted the folder: the one that is held stays.
      removeFile(disk, join(folder, mine));
      return { kind: 'elsewhere' };
    }
    held = mine;
    beat();
    return { kind: 'acquired' };
  }

  function beat(): void {
    cancelHeartbeat = clock.schedule(() => {
      if (held === null) return;
      beats += 1;
      const next = `held-${holder()}-${beats}.lease`;
      try {
        disk.renameSync(join(folder, held), join(folder, next));
        held = next;
      } catch (error) {
        // Taken over or deleted, and not to come back.
        if (isErrorWithCode(error, 'ENOENT')) held = null;
        // Otherwise whoever sees no change will take over, as is right for a disk that can't be written.
      }
      if (held !== null) beat();
    }, heartbeatMs);
  }

  function acquire(): Acquisition {
    const names = holders();
    if (living(names).length > 0) return { kind: 'elsewhere' };
    const [abandoned, ...others] = names;
    for (const name of others) removeFile(disk, join(folder, name));
    if (abandoned !== undefined) return take(abandoned);
    const taken = take(FREE);
    if (taken.kind === 'acquired' || holders().length > 0) return taken;
    disk.writeFileSync(join(folder, FREE), '', { mode: 0o600, flag: 'a' });
    leaveToOwner(host, join(folder, FREE));
    return take(FREE);
  }

  return {
    acquire() {
      if (held !== null) return { kind: 'acquired' };
      try {
        return acquire();
      } catch (error) {
        return { kind: 'failed', error };
      }
    },
    isHeld() {
      if (held === null) return false;
      try {
        disk.lstatSync(join(folder, held));
        return true;
      } catch {
        return false;
      }
    },
    release() {
      cancelHeartbeat?.();
      if (held === null) return;
      const mine = held;
      held = null;
      try {
        disk.renameSync(join(folder, mine), join(folder, FREE));
      } catch {
        // It will be taken over as that of a process that died.
      }
    },
  };
}
