/** Combines consent and the first-run notice into what may be recorded and sent. */

import { codeOf } from '../disk-errors.ts';
import { policy } from '../policy.ts';
import type { TelemetryHost } from '../ports.ts';
import { warnOf } from '../warnings.ts';
import type { Consent } from './consent.ts';

export interface Gate {
  /**
   * Whether something may be recorded now, including choices that another process made a moment ago. Pass
   * `now`, the wall-clock time, if you already have it.
   */
  mayRecord(now?: number): boolean;
  /** Whether telemetry is on as far as this process knows, without checking for choices made elsewhere. */
  readonly isEnabled: Consent['isEnabled'];
  /** Whether anything may leave the machine. */
  mayConnect(): boolean;
  /** Whether a recorded event may be sent; for the arguments see `Consent.isWanted`. */
  readonly isWanted: Consent['isWanted'];
  readonly wasEnabledAt: Consent['wasEnabledAt'];
  readonly generation: Consent['generation'];
  /** Reads choices made by other processes. */
  refresh(): void;
  /**
   * Notes that the first-run notice is being shown; true if it was due. Never due where people are asked
   * first.
   */
  noticeShown(): boolean;
}

export interface GateOptions {
  readonly host: Pick<
    TelemetryHost,
    'clock' | 'consent' | 'isToldOfChanges' | 'notice' | 'warn' | 'warningTexts'
  >;
  readonly consent: Consent;
  /** Called when another process may have changed what this one has cached. */
  readonly onLooked: () => void;
  /** Called when another process changed an answer. */
  readonly onChanged: () => void;
}

export function createGate({ host, consent, onLooked, onChanged }: GateOptions): Gate {
  const { clock, notice } = host;
  let lookedAt = clock.now();
  // While locked, nothing of the installation is touched.
  let isNoticeDue = !consent.isLocked() && !wasNoticeShown();

  function wasNoticeShown(): boolean {
    try {
      return notice.wasShown();
    } catch {
      // Settings damaged in the meantime turn telemetry off, too.
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
      // `Math.abs`, since the wall clock can jump either way.
      if (Math.abs(now - lookedAt) > policy.choiceAgeMs) {
        lookedAt = now;
        if (host.isToldOfChanges?.() !== true) refresh();
      }
      return consent.isEnabled();
    },
    isEnabled: consent.isEnabled,
    // With `optIn`, the question is the notice.
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
        warnOf(host, 'noticeNotSaved', { code: codeOf(error) });
      }
      return true;
    },
  };
}
