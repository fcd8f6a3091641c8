/** `kreya-telemetry/testing`: telemetry in memory, for the tests of a program. No Electron, no disk, no network. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Events } from '../catalogue/define.ts';
import { createValidation } from '../catalogue/validate.ts';
import type { TelemetryStatus } from '../contract/bridge.ts';
import { type ChecksOf, catalogueCheck, checkOptions, flag } from '../core/check-options.ts';
import type { ProgramTelemetry } from '../node/options.ts';

export type * from '../node/types.ts';

export interface TestEvent {
  readonly event: string;
  /** As it was given; empty for an event that has none. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/**
 * What a program's code has of telemetry, wherever it runs, so that it can be handed to code that takes an
 * `ElectronTelemetry` or a `NodeTelemetry` in real life.
 */
export interface TestTelemetry<C extends Catalogue> extends ProgramTelemetry<C['events']> {
  /** What was recorded since the start or the last `clear`, in order, telemetry's own events among it. */
  events(): readonly TestEvent[];
  /** What was given to `captureError` while telemetry was on. */
  errors(): readonly unknown[];
  /** Why the catalogue refused events, in the words of real telemetry. */
  refusals(): readonly string[];
  /** Forgets all of these. What the person chose stays. */
  clear(): void;
  isNoticeDue(): boolean;
  noticeShown(): TelemetryStatus;
  sendNow(): Promise<TelemetryStatus>;
  stop(): void;
  end(): Promise<void>;
  endAtOnce(): void;
  readonly sentry: null;
  /** Of no file: there are no windows. */
  readonly preloadPath: string;
  answerPages(): void;
  isOwnPage(): boolean;
  tellPages(): void;
}

export interface TestTelemetryOptions<E extends Events> {
  /** The program's own, from `defineCatalogue`. */
  readonly catalogue: Catalogue<E>;
  /** Whether the person has telemetry on; true if not given. */
  readonly enabled?: boolean | undefined;
}

const CHECKS: ChecksOf<TestTelemetryOptions<Events>> = { catalogue: catalogueCheck, enabled: flag };

/** An installation id that no installation has. */
const NO_INSTALLATION = '00000000-0000-4000-8000-000000000000';

/**
 * Telemetry that checks as the real one does and keeps what it records in memory. As there, `track` never throws: what
 * the catalogue refuses is in `refusals()`. Throws an error for developers if an option can't be meant.
 */
export function createTestTelemetry<const E extends Events>(
  options: TestTelemetryOptions<E>,
): TestTelemetry<Catalogue<E>> {
  checkOptions('createTestTelemetry', options, CHECKS);
  const { catalogue, enabled: isOnAtFirst = true } = options;
  const validate = createValidation(catalogue);
  const listeners = new Set<(status: TelemetryStatus) => void>();
  let events: TestEvent[] = [];
  let errors: unknown[] = [];
  let refusals: string[] = [];
  let enabled = isOnAtFirst;
  let noticeDue = true;

  const status = (): TelemetryStatus => ({
    enabled,
    locked: false,
    disabledBy: enabled ? null : 'settings',
    disabledByName: null,
    settingsUnreadable: false,
    installationId: enabled ? NO_INSTALLATION : null,
    pending: events.length,
    pendingErrors: errors.length,
    lastDeliveredAt: null,
    delivery: { kind: 'idle' },
    fileProblem: null,
    endpoint: 'configured',
    noticeDue,
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
    else if (enabled) events.push({ event, metadata: { ...metadata } });
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
      if (enabled) errors.push(thrown);
    },
    status,
    setEnabled(wanted) {
      if (wanted === enabled) return status();
      // As in real telemetry: the last event before the choice takes effect, the first one after it.
      if (!wanted) record('TelemetryDisabled');
      enabled = wanted;
      if (wanted) record('TelemetryEnabled');
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
    async flush() {
      return { kind: 'notAllowed', delivered: 0, rejected: 0 };
    },
    deleteWaiting: forget,
    deleteHistory: status,
    deleteFiles: forget,
    resetInstallationId: status,
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
