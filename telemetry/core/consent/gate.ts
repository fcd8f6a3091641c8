/** What consent and the first-run notice say to whoever records and sends. */

import { codeOf } from '../disk-errors.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import type { Consent } from './consent.ts';

export interface Gate {
  /**
   * Whether something may be recorded now, also by what was chosen in another process a moment ago. `now` is the time
   * by the wall clock, for who knows it already.
   */
  mayRecord(now?: number): boolean;
  /** The same by what this process knows, without a look at what was chosen elsewhere. */
  readonly isEnabled: Consent['isEnabled'];
  /** Whether anything may leave the machine. */
  mayConnect(): boolean;
  /** Whether what was recorded may be sent; for the arguments see `Consent.isWanted`. */
  readonly isWanted: Consent['isWanted'];
  readonly wasEnabledAt: Consent['wasEnabledAt'];
  readonly generation: Consent['generation'];
  /** Learns of what was chosen in other processes. */
  refresh(): void;
  /** Says that the first-run notice is being shown; true if it was due. Nothing for who is to be asked first. */
  noticeShown(): boolean;
}

export interface GateOptions {
  readonly host: Pick<TelemetryHost, 'clock' | 'consent' | 'isToldOfChanges' | 'notice' | 'warn'>;
  readonly consent: Consent;
  /** Called when another process may have changed what this one remembers. */
  readonly onLooked: () => void;
  /** Called when another process changed an answer. */
  readonly onChanged: () => void;
}

export function createGate({ host, consent, onLooked, onChanged }: GateOptions): Gate {
  const { clock, notice } = host;
  let lookedAt = clock.now();
  // Locked, nothing of the installation is touched.
  let isNoticeDue = !consent.isLocked() && !wasNoticeShown();

  function wasNoticeShown(): boolean {
    try {
      return notice.wasShown();
    } catch {
      // Settings that were damaged meanwhile turn telemetry off, too.
      return false;
    }
  }

  function refresh(): void {
    const wasNoticeDue = isNoticeDue;
    isNoticeDue &&= !wasNoticeShown();
    if (consent.refresh() || isNoticeDue !== wasNoticeDue) onChanged();
    onLooked();
  }

  return {
    mayRecord(now = clock.now()) {
      // In both directions, since this clock can jump.
      if (Math.abs(now - lookedAt) > policy.choiceAgeMs) {
        lookedAt = now;
        if (host.isToldOfChanges?.() !== true) refresh();
      }
      return consent.isEnabled();
    },
    isEnabled: consent.isEnabled,
    // Saying yes is having been told.
    mayConnect: () => consent.mayDeliver() && (!isNoticeDue || host.consent === 'optIn'),
    isWanted: consent.isWanted,
    wasEnabledAt: consent.wasEnabledAt,
    generation: consent.generation,
    refresh,
    noticeShown() {
      if (!isNoticeDue || consent.isUndecided()) return false;
      isNoticeDue = false;
      try {
        notice.markShown();
      } catch (error) {
        host.warn(`That the telemetry notice was shown could not be saved (${codeOf(error)}).`);
      }
      return true;
    },
  };
}
