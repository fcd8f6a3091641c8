/**
 * Which process of the installation delivers. A lease is a file with a number; the highest number holds. Its
 * holder changes the content all the time, and who sees it unchanged for long enough, on a clock that does not
 * jump, takes the next number. Nobody ever touches another's living lease, and no process id is trusted.
 */
import { join } from 'node:path';
import { isErrorWithCode } from '../disk-errors.ts';
import type { CancelTimer, TelemetryHost } from '../host.ts';
import { onFirstUse } from '../on-first-use.ts';
import { policy } from '../policy.ts';

export interface Lease {
  /** Takes the lease if nobody alive holds it. False also if the disk does not allow it. */
  acquire(): boolean;
  /** Whether this process holds it still; another may have taken it over while this one was held up. */
  isHeld(): boolean;
  /** Lets others have it at once. */
  release(): void;
}

interface Observation {
  readonly number: number;
  readonly content: string;
  readonly since: number;
}

// Of one length, since a lease is overwritten in place.
const RELEASED = 'released'.padEnd(27);
const signOf = (holder: string, beats: number) => `${holder} ${String(beats).padStart(10, '0')}`;
const NAME = /^(\d{1,15})\.lease$/;

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'randomBytes'>;

/** The lease in `folder`, which exists by then. */
export function createLease(host: Needs, folder: string): Lease {
  const { clock, disk } = host;
  const { heartbeatMs, takeOverMs } = policy.lease;
  const holder = onFirstUse(() => Buffer.from(host.randomBytes(8)).toString('hex'));
  let held: number | null = null;
  let beats = 0;
  let seen: Observation | null = null;
  let cancelHeartbeat: CancelTimer | null = null;

  const pathOf = (number: number) => join(folder, `${number}.lease`);

  function numbers(): number[] {
    const found = disk.readdirSync(folder).flatMap((file) => {
      const match = NAME.exec(file);
      return match === null ? [] : Number(match[1]);
    });
    return found.sort((a, b) => b - a);
  }

  function isFree(number: number): boolean {
    let content: string;
    try {
      content = disk.readFileSync(pathOf(number), 'utf8');
    } catch (error) {
      // Taken over and removed in the meantime.
      if (isErrorWithCode(error, 'ENOENT')) return false;
      throw error;
    }
    if (content === RELEASED) return true;
    if (seen === null || seen.number !== number || seen.content !== content) {
      seen = { number, content, since: clock.monotonic() };
    }
    return clock.monotonic() - seen.since >= takeOverMs;
  }

  function take(number: number): boolean {
    try {
      disk.writeFileSync(pathOf(number), signOf(holder(), 0), { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if (isErrorWithCode(error, 'EEXIST')) return false;
      throw error;
    }
    const [highest, ...older] = numbers();
    if (highest !== number) {
      // A whole life of another's lease has passed since this one looked.
      disk.rmSync(pathOf(number), { force: true });
      return false;
    }
    for (const old of older) disk.rmSync(pathOf(old), { force: true });
    held = number;
    beat();
    return true;
  }

  function beat(): void {
    cancelHeartbeat = clock.schedule(() => {
      if (held === null) return;
      beats += 1;
      try {
        // Only if it is there still: a lease that was taken over is not to come back.
        disk.writeFileSync(pathOf(held), signOf(holder(), beats), { flag: 'r+' });
      } catch {
        // Whoever sees no change will take over, as is right for a disk that can't be written.
      }
      beat();
    }, heartbeatMs);
  }

  return {
    acquire() {
      if (held !== null) return true;
      try {
        const [highest] = numbers();
        return highest === undefined ? take(1) : isFree(highest) && take(highest + 1);
      } catch {
        return false;
      }
    },
    isHeld() {
      try {
        return held !== null && numbers()[0] === held;
      } catch {
        return false;
      }
    },
    release() {
      cancelHeartbeat?.();
      if (held === null) return;
      try {
        disk.writeFileSync(pathOf(held), RELEASED, { flag: 'r+' });
      } catch {
        // It will be taken over as that of a process that died.
      }
      held = null;
    },
  };
}
