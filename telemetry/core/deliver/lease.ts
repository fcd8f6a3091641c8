/**
 * Decides which process of the installation delivers. The lease is one empty file whose name is its whole
 * state: `free.lease`, or `held-<holder>-<beats>.lease`. It changes hands only by a rename, which one process
 * wins. The holder keeps renaming it; a process that sees the same name for long enough, on a monotonic
 * clock, takes it over. So it trusts no process ID, and neither another user's file in our own folder nor a
 * full disk gets in its way.
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
  /** The disk failed. */
  | { readonly kind: 'failed'; readonly error: unknown };

export interface Lease {
  /** Takes the lease unless a living process holds it. Never throws. */
  acquire(): Acquisition;
  /** Whether this process still holds it: another may have taken it over while this one was suspended. */
  isHeld(): boolean;
  /** Releases it for others right away. */
  release(): void;
}

const FREE = 'free.lease';
const HELD = /^held-[0-9a-f]{16}-\d+\.lease$/;

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'randomBytes'>;

/**
 * Whether some process delivers from this folder, as far as one look can tell: by the file's last rename and
 * the wall clock. Never throws.
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

/** The lease in `folder`, which must exist by the time it is acquired. */
export function createLease(host: Needs, folder: string): Lease {
  const { clock, disk } = host;
  const { heartbeatMs, takeOverMs } = policy.lease;
  const holder = onFirstUse(() => Buffer.from(host.randomBytes(8)).toString('hex'));
  let held: string | null = null;
  let beats = 0;
  let seen: ReadonlyMap<string, number> = new Map();
  let cancelHeartbeat: CancelTimer | null = null;

  const holders = () => disk.readdirSync(folder).filter((file) => HELD.test(file));

  /** Leaves out leases whose holder has been silent for so long that it must be gone. */
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
      // There were two, as after somebody deleted the folder: the held one stays.
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
        // It was taken over or deleted, and will not come back.
        if (isErrorWithCode(error, 'ENOENT')) held = null;
        // Otherwise a process that sees no change takes over, which is right if the disk can't be written.
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
        // Another process takes it over as if this one had died.
      }
    },
  };
}
