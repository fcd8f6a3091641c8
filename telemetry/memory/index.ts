/**
 * `kreya-telemetry/testing`: telemetry in memory, for a program's tests. Needs no Electron, disk or network.
 */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Events, Fields } from '../catalogue/define.ts';
import { createValidation, validateCommon } from '../catalogue/validate.ts';
import type { TelemetryStatus } from '../contract/bridge.ts';
import { type ChecksOf, catalogueChecks, checkOptions, flag } from '../core/check-options.ts';
import { consentChecks } from '../core/consent/consent-checks.ts';
import type { ConsentMode } from '../core/ports.ts';
import { problemOfId } from '../core/record/adoptable-id.ts';
import type { AdoptionResult } from '../core/telemetry/adoption.ts';
import type { ProgramTelemetry, WithCommon } from '../node/options.ts';

export type * from '../node/types.ts';

export interface TestEvent {
  readonly event: string;
  /** As given; empty for an event without metadata. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** The values of the common fields in force then; missing if the catalogue has none. */
  readonly common?: Readonly<Record<string, unknown>>;
}

/**
 * Telemetry for a program's code, wherever it runs: stands in for an `ElectronTelemetry` or a
 * `NodeTelemetry`.
 */
export interface TestTelemetry<C extends Catalogue> extends ProgramTelemetry<C['events'], C['common']> {
  /**
   * What was recorded since the start or the last `clear`, in order, including telemetry's own events.
   * Includes all sampled events: a test must not depend on an ID.
   */
  events(): readonly TestEvent[];
  /** What was passed to `captureError` while telemetry was on. */
  errors(): readonly unknown[];
  /** Why the catalogue refused events, with the messages of real telemetry. */
  refusals(): readonly string[];
  /** Forgets all of these, but not the person's choice. */
  clear(): void;
  isNoticeDue(): boolean;
  noticeShown(): TelemetryStatus;
  sendNow(): Promise<TelemetryStatus>;
  /** Rejects: nothing is ever sent. */
  check(): Promise<never>;
  stop(): void;
  end(): Promise<void>;
  endAtOnce(): void;
  readonly sentry: null;
  /** A file that does not exist: there are no windows. */
  readonly preloadPath: string;
  answerPages(): void;
  isOwnPage(): boolean;
  tellPages(): void;
}

export interface TestTelemetryOptions<E extends Events> {
  /** The program's own, from `defineCatalogue`. */
  readonly catalogue: Catalogue<E>;
  /** Whether people are asked first; `optOut` by default. */
  readonly consent?: ConsentMode | undefined;
  /**
   * What the person chose. By default, they have not chosen: telemetry is on with `optOut`, and off with
   * `optIn`.
   */
  readonly enabled?: boolean | undefined;
  /** As in real telemetry. */
  readonly common?: unknown;
  /** As the program has it. */
  readonly privacyUrl?: string | undefined;
}

const CHECKS: ChecksOf<TestTelemetryOptions<Events>> = {
  ...catalogueChecks,
  ...consentChecks,
  enabled: flag,
};

/** An installation ID that no installation has. */
function madeUpId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/**
 * Telemetry that validates like the real one and keeps what it records in memory. As there, `track` never
 * throws: what the catalogue refuses is in `refusals()`. Throws an error for developers if an option is
 * invalid.
 */
export function createTestTelemetry<const E extends Events, const C extends Fields>(
  options: TestTelemetryOptions<E> & WithCommon<E, C>,
): TestTelemetry<Catalogue<E, C>> {
  checkOptions('createTestTelemetry', options, CHECKS);
  const { catalogue, consent = 'optOut', enabled: chosen, privacyUrl } = options;
  const hasCommon = Object.keys(catalogue.common).length > 0;
  const validate = createValidation(catalogue);
  const listeners = new Set<(status: TelemetryStatus) => void>();
  let events: TestEvent[] = [];
  let errors: unknown[] = [];
  let refusals: string[] = [];
  let enabled = chosen ?? consent === 'optOut';
  let choiceDue = chosen === undefined && consent === 'optIn';
  let choiceMade = chosen !== undefined;
  let noticeDue = consent === 'optOut';
  let common = copyOf(options.common);
  let installationId: string | null = null;
  let idsMade = 0;
  let idIsFinal = false;
  let waitingId: string | null = null;

  const status = (): TelemetryStatus => ({
    enabled,
    locked: false,
    disabledBy: enabled || choiceDue ? null : 'settings',
    disabledByName: null,
    settingsUnreadable: false,
    installationId,
    pending: events.length,
    pendingErrors: errors.length,
    lastDeliveredAt: null,
    delivery: { kind: 'idle' },
    failedDelivery: null,
    erasuresWaiting: [],
    sendingPausedUntil: null,
    fileProblem: null,
    endpoint: 'configured',
    noticeDue,
    choiceDue,
    choiceMade,
    privacyUrl: privacyUrl ?? null,
    unwritableFolder: null,
  });

  function tell(): TelemetryStatus {
    const now = status();
    for (const listener of listeners) listener(now);
    return now;
  }

  function record(event: string, metadata: Readonly<Record<string, unknown>> = {}): void {
    const validation = validate(event, metadata);
    if (!validation.ok) refusals.push(validation.problem);
    else if (enabled) {
      installationId ??= makeId();
      events.push({ event, metadata: { ...metadata }, ...(hasCommon && { common }) });
    }
  }

  function makeId(): string {
    idsMade += 1;
    return madeUpId(idsMade);
  }

  function adopt(id: string): AdoptionResult {
    const problem = problemOfId(id);
    if (problem !== null) {
      refusals.push(problem);
      return { kind: 'refused', problem };
    }
    if (installationId !== null) return { kind: 'present' };
    if (idIsFinal) return { kind: 'closed' };
    waitingId = enabled ? null : id;
    if (!enabled) return { kind: 'waiting' };
    installationId = id.toLowerCase();
    idIsFinal = true;
    return { kind: 'adopted' };
  }

  function clear(): void {
    events = [];
    errors = [];
    refusals = [];
  }

  function forget(): TelemetryStatus {
    events = [];
    errors = [];
    return tell();
  }

  return {
    events: () => [...events],
    errors: () => [...errors],
    refusals: () => [...refusals],
    clear,
    track: (event, ...[metadata]) => record(event, metadata),
    captureError(thrown) {
      if (!enabled) return;
      installationId ??= makeId();
      errors.push(thrown);
    },
    status,
    setEnabled(wanted) {
      if (wanted === enabled && choiceMade) return status();
      const wasEnabled = enabled;
      // As in real telemetry: the last event before the choice takes effect, the first one after it.
      if (!wanted) record('TelemetryDisabled');
      choiceDue = false;
      choiceMade = true;
      enabled = wanted;
      if (wanted && waitingId !== null) adopt(waitingId);
      if (wanted && !wasEnabled) record('TelemetryEnabled');
      return tell();
    },
    onStatusChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    isNoticeDue: () => enabled && noticeDue,
    noticeShown() {
      noticeDue = false;
      return tell();
    },
    activity: { list: () => ({ files: [], unreadable: 0 }), read: () => [] },
    async sendNow() {
      return status();
    },
    async check() {
      throw new Error('There is no receiver to check.');
    },
    async flush() {
      return { kind: 'notAllowed', delivered: 0, rejected: 0, rejection: null };
    },
    deleteWaiting: forget,
    deleteHistory: status,
    deleteFiles() {
      waitingId = null;
      idIsFinal ||= installationId !== null;
      installationId = null;
      return forget();
    },
    resetInstallationId() {
      waitingId = null;
      idIsFinal ||= !choiceDue;
      if (installationId !== null) installationId = makeId();
      return tell();
    },
    requestErasure() {
      if (installationId === null) return { kind: 'nothing', status: status() };
      const erased = installationId;
      waitingId = null;
      idIsFinal = true;
      installationId = enabled ? makeId() : null;
      return { kind: 'requested', installationId: erased, notDeleted: null, status: forget() };
    },
    adoptInstallationId: adopt,
    setCommon(values) {
      const validation = validateCommon(catalogue, values);
      if (validation.ok) common = copyOf(values);
      else refusals.push(validation.problem);
    },
    stop() {},
    async end() {},
    endAtOnce() {},
    // There are no files.
    folder: '',
    sentry: null,
    preloadPath: '',
    answerPages() {},
    isOwnPage: () => false,
    tellPages() {},
  };
}

function copyOf(values: unknown): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(values ?? {}));
}
