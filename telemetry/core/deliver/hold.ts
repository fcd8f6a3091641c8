/**
 * A person's pause: nothing is sent while they look at what waits. It ends with the process that was asked for it, and by
 * itself after a while. A file tells the other processes of the installation until when; its time bounds what a process
 * that was killed leaves.
 */
import { join } from 'node:path';
import { codeOf } from '../disk-errors.ts';
import { ensureOwnFolder } from '../files/own-folder.ts';
import { readSmallFile } from '../files/read-small-file.ts';
import { removeFile } from '../files/remove.ts';
import { replaceFile } from '../files/replace-file.ts';
import { policy } from '../policy.ts';
import type { CancelTimer, TelemetryHost } from '../ports.ts';
import { warnOf } from '../warnings.ts';

export interface Hold {
  /** Holds back what waits, for as long as the policy says; one that is there already is not prolonged. */
  begin(): void;
  /** Ends what this process holds back; true if it did. */
  end(): boolean;
  /** Removes what an earlier run of the program left. */
  forgetEarlier(): void;
  /** Ends what this process holds back if it has been long enough: the machine may have slept through its end. */
  endIfOver(): void;
  /** Whether this process holds back what waits. */
  isOwn(): boolean;
  /**
   * Until when nothing may be sent, in milliseconds since 1970-01-01 UTC, because of this process or another; null if
   * nothing is held back. Looks at the disk.
   */
  until(): number | null;
  /** For how many milliseconds this process has held back what waits, in all. */
  heldMs(): number;
}

type Needs = Pick<TelemetryHost, 'clock' | 'disk' | 'isSuperuser' | 'warn' | 'warningTexts'>;

/** An ISO 8601 time and a line break, with room to spare. */
const MOST_BYTES = 100;

/** `folder` is telemetry's own. `onOver` is called when what this process held back has ended by itself. */
export function createHold(host: Needs, folder: string, onOver: () => void): Hold {
  const { clock, disk } = host;
  const { holdMs } = policy.delivery;
  const path = join(folder, 'sending-paused-until');
  let own: { readonly until: number; readonly began: number; readonly cancel: CancelTimer } | null = null;
  let earlierMs = 0;

  /** By both clocks: one can be set, the other stands still while the machine sleeps. */
  const isOver = (until: number, began: number) =>
    clock.now() >= until || clock.monotonic() - began >= holdMs;

  function tellOthers(until: number): void {
    try {
      ensureOwnFolder(host, folder);
      replaceFile(host, path, `${new Date(until).toISOString()}\n`);
    } catch (error) {
      warnOf(host, 'pauseNotTold', { code: codeOf(error) });
    }
  }

  function forgetEarlier(): void {
    try {
      removeFile(disk, path);
    } catch {
      // Its time ends it anyway.
    }
  }

  function end(): boolean {
    if (own === null) return false;
    own.cancel();
    earlierMs += clock.monotonic() - own.began;
    own = null;
    forgetEarlier();
    return true;
  }

  function over(): void {
    if (end()) onOver();
  }

  /** What another process says. A time that is further away than any pause was told by another clock. */
  function others(): number | null {
    const file = readSmallFile(disk, path, MOST_BYTES);
    if (file.kind !== 'found') return null;
    const until = Date.parse(Buffer.from(file.bytes).toString().trim());
    const leftMs = until - clock.now();
    return leftMs > 0 && leftMs <= holdMs ? until : null;
  }

  return {
    begin() {
      if (own !== null) return;
      const until = clock.now() + holdMs;
      own = { until, began: clock.monotonic(), cancel: clock.schedule(over, holdMs) };
      tellOthers(until);
    },
    end,
    forgetEarlier,
    endIfOver() {
      if (own !== null && isOver(own.until, own.began)) over();
    },
    isOwn: () => own !== null && !isOver(own.until, own.began),
    until() {
      if (own === null) return others();
      return isOver(own.until, own.began) ? null : own.until;
    },
    heldMs: () => earlierMs + (own === null ? 0 : clock.monotonic() - own.began),
  };
}
