/** Telemetry's whole public face for the program that it runs in. */
import type { EventNameIn, MetadataArgumentsIn } from '../../catalogue/catalogue.ts';
import type { Events } from '../../catalogue/define.ts';
import type { DropReason } from '../../catalogue/own-events.ts';
import type { DeliveryState, FileProblem, TelemetryStatus, Unsubscribe } from '../../contract/bridge.ts';
import { messageOf, type RawError } from '../../contract/raw-error.ts';
import { readBuiltIn } from '../built-in.ts';
import { createConsent } from '../consent/consent.ts';
import { createGate } from '../consent/gate.ts';
import { readEndpoint } from '../deliver/endpoint.ts';
import type { FlushResult } from '../deliver/sender.ts';
import { createSeparation } from '../deliver/separation.ts';
import { codeOf, fileProblemOf } from '../disk-errors.ts';
import { crashFolderIn, removeCrashFolder } from '../errors/crash-folder.ts';
import type { ErrorOrigin, GoneReason } from '../errors/origin.ts';
import type { TrackErrors } from '../errors/track-errors.ts';
import { removeOwnFolder } from '../files/own-folder.ts';
import { namesOf } from '../names.ts';
import { policy } from '../policy.ts';
import type { CancelTimer, TelemetryHost } from '../ports.ts';
import { createProblemLog } from '../problem-log.ts';
import { problemOfId } from '../record/adoptable-id.ts';
import { hasInstallationId, readInstallationId, renewInstallationId } from '../record/installation.ts';
import { createResource } from '../record/resource.ts';
import { type Activity, createActivity } from './activity.ts';
import { type AdoptionResult, adoptOnce, closeAdoption } from './adoption.ts';
import { dataFolders, settleDataFolder } from './data-folder.ts';
import { deliveryState } from './delivery-state.ts';
import { createEventTracking } from './event-tracking.ts';
import { settledOrLate } from './settled-or-late.ts';
import { createStatusFeed } from './status-feed.ts';
import type { TrackResult } from './tracker.ts';

export interface Telemetry<E extends Events = Events> {
  /** Records an event; it is on disk when this returns. Never throws: a refusal is counted and logged. */
  track<Name extends EventNameIn<E>>(event: Name, ...metadata: MetadataArgumentsIn<E, Name>): void;
  /** The same for an event from outside the type system, with the reason if the catalogue refuses it. */
  trackUnchecked(event: unknown, metadata: unknown): TrackResult;
  /** Counts an event that was refused on its way here, to be reported if it would have been recorded. */
  countRefused(reason: DropReason): void;
  /** Whether there is a DSN and telemetry is not locked: errors are tracked whenever the person has it on. */
  readonly hasErrorTracking: boolean;
  /** Whether errors are tracked now, and native crashes are to be looked after. */
  isTrackingErrors(): boolean;
  /** Tracks an unexpected error; it is on disk when this returns. Never throws. */
  captureError(raw: RawError, origin: ErrorOrigin): void;
  /** Where Crashpad is to leave its dumps while errors are tracked; there is no such folder otherwise. */
  readonly crashFolder: string;
  /** Tracks the native crashes of earlier runs of the app, by the dumps that they left. Never throws. */
  captureEarlierCrashes(): void;
  /** Tracks that a process of the app is gone. Never throws. */
  captureGone(origin: ErrorOrigin, reason: GoneReason, exitCode: number): void;
  status(): TelemetryStatus;
  /**
   * Stores the person's choice, which is on disk when this returns. Throws an error for people if telemetry is
   * locked or the choice can't be stored.
   */
  setEnabled(enabled: boolean): TelemetryStatus;
  /** Calls back, a moment later, when the status has changed. */
  onStatusChanged(listener: (status: TelemetryStatus) => void): Unsubscribe;
  /** Whether the first-run notice is to be shown. */
  isNoticeDue(): boolean;
  /** Says that the first-run notice is being shown; nothing is sent before it was. */
  noticeShown(): TelemetryStatus;
  /** Delivers what earlier runs left, and keeps ready for what comes: for a program that goes on for a while. */
  start(): void;
  /** The folder with telemetry's files, which is there once something was recorded. */
  readonly folder: string;
  /** When it is known how much waits; until then, the status tells of what was recorded here. Never rejects. */
  counted(): Promise<unknown>;
  /** Says that the network may be there again, or that the machine woke up. */
  wake(): void;
  /**
   * Sends all that waits, unless the receiver asked to be left alone. A second call waits for the first. Counts the
   * events.
   */
  flush(): Promise<FlushResult>;
  /** What is on this machine of what was recorded, byte for byte: what waits, and some of what was sent. */
  readonly activity: Pick<Activity, 'list' | 'read'>;
  /** Tries at once to send what waits, unless the receiver asked to be left alone. */
  sendNow(): Promise<TelemetryStatus>;
  /** Removes what was recorded and not yet delivered. Throws the disk's error. */
  deleteWaiting(): TelemetryStatus;
  /** Removes what is kept of what was sent. Throws the disk's error. */
  deleteHistory(): TelemetryStatus;
  /**
   * Puts a new installation id in the place of the one that is there, if there is one. What was recorded before
   * keeps the old one. Throws the disk's error, and an error for people if telemetry is locked.
   */
  resetInstallationId(): TelemetryStatus;
  /**
   * Takes over the anonymous id that another SDK gave to this installation: a random UUID (version 4). Does so once, while
   * telemetry is on, or as soon as the person turns it on while this process runs; and only if there is no id yet and none was
   * ever taken over or reset. So it can be called at each start, before the first event. Says what came of it, and warns of
   * what is no such UUID. Never throws.
   */
  adoptInstallationId(id: string): AdoptionResult;
  /**
   * Puts values of the catalogue's common fields, all of them, in the place of those that held, for events that are recorded
   * from now on. Never throws: a refusal is logged, and what held goes on to hold.
   */
  setCommon(values: unknown): void;
  /**
   * Removes all files of telemetry: what waits, what was sent, and the installation id. Not what the person chose.
   * Throws the disk's error.
   */
  deleteFiles(): TelemetryStatus;
  /** Takes note of what was chosen in another process, or of a new installation id that it made. */
  refresh(): void;
  /** Puts on disk what was only counted until now. Never throws. */
  saveCounted(): void;
  /** Ends at once: what was recorded is on disk, for this or another process to deliver later. Never throws. */
  stop(): void;
  /** Ends, and sends what can be sent within the bound of the policy. Never rejects. */
  end(): Promise<void>;
}

const NOTHING_COUNTED = { delivered: 0, rejected: 0 };

export interface TelemetryProgram<E extends Events> extends TelemetryHost<E> {
  /** Tracks errors, as `errorTracking` gives it; without it, none are tracked. */
  readonly trackErrors?: TrackErrors;
}

/**
 * Telemetry for one process of an installation. Reads the sources of consent, once; makes no file and no
 * connection before the first event. Throws an error for developers, before all that, if the values of the common fields
 * are wrong.
 */
export function createTelemetry<E extends Events>(program: TelemetryProgram<E>): Telemetry<E> {
  const host: TelemetryHost = { ...program, warn: createProblemLog(program.warn) };
  const { clock } = host;
  const resource = createResource(host);
  const consent = createConsent(host);
  // Locked, nothing is moved either, nor before a person who is to be asked was.
  const folder = settleDataFolder(host, !consent.isLocked() && !consent.isUndecided());
  const { endpointVariable } = namesOf(host.catalogue.namespace);
  const { text, setting } = readBuiltIn(host, 'endpoint', endpointVariable);
  const endpoint = readEndpoint(text, setting);
  if (endpoint.state === 'invalid' && !consent.isLocked()) host.warn(endpoint.problem);

  const gate = createGate({
    host,
    consent,
    onLooked: () => events.checkOrigin(),
    onChanged: () => afterChoice(),
  });
  const feed = createStatusFeed(host, status);
  let hasStarted = false;
  let cancelPreparing: CancelTimer | null = null;
  /** To be taken over when the person turns telemetry on. */
  let waitingId: string | null = null;
  const separation = createSeparation(host);
  const isCollecting = () => consent.isEnabled() && endpoint.state === 'configured';
  const isTrackingErrors = () => consent.isEnabled() && errors !== null;

  const activity = createActivity(host, folder);
  // Also of what could not be moved yet, which would come back.
  const activities = dataFolders(host).map((one) => createActivity(host, one));
  const events = createEventTracking({
    host,
    folder,
    resource,
    logsUrl: endpoint.state === 'configured' ? endpoint.logsUrl : null,
    // Being turned off in Settings does not stop delivery: what was collected before is still sent.
    maySend: !consent.isLocked(),
    gate,
    separation,
    onAllowed: (event) => errors?.noteEvent(event),
    onChanged: feed.changed,
    onSettled: () => prepareSoon(),
  });

  const errors = consent.isLocked()
    ? null
    : (program.trackErrors?.({
        host,
        folder,
        gate,
        separation,
        reportDrop: events.reportDrop,
        onChanged: feed.changed,
        onSuppressed: events.countDrop,
      }) ?? null);
  const senders = [events.sender, errors?.sender].flatMap((one) => one ?? []);

  /**
   * Keeps what was recorded before a choice apart from what will be after it. `generation` is that of the choice, if
   * all that was recorded here was so for sure.
   */
  function afterChoice(generation?: number): void {
    events.endSegment(generation);
    errors?.endSegment(generation);
    if (!consent.isEnabled()) leaveNothing();
    else if (waitingId !== null) adopt(waitingId);
    prepareSoon();
    feed.changed();
  }

  /** On its own time, so that no event waits for it. Not in a program that only records what it does and ends. */
  function prepareSoon(afterMs: number = policy.spool.prepareMs): void {
    if (hasStarted) cancelPreparing ??= clock.schedule(prepare, afterMs);
  }

  function prepare(): void {
    cancelPreparing = null;
    events.prepare();
  }

  /** What was not recorded before telemetry was turned off is not to be told later. */
  function leaveNothing(): void {
    errors?.forgetEvents();
    removeCrashFolder(host, folder);
  }

  /** Dumps that were made while telemetry was off go untold, even if it is turned on again before they are found. */
  function lookForCrashes(): void {
    if (consent.isEnabled()) errors?.captureCrashes();
    else if (!consent.isLocked()) leaveNothing();
  }

  function isNoticeDue(): boolean {
    if (host.consent === 'optIn' || gate.mayConnect()) return false;
    // Also for a person who turned telemetry off at once: what was collected before is sent only after it.
    return isCollecting() || isTrackingErrors() || events.pending() + (errors?.pending() ?? 0) > 0;
  }

  function status(): TelemetryStatus {
    const deliveredAt = events.sender?.lastDeliveredAt() ?? null;
    return {
      ...consent.status(),
      installationId: readInstallationId(host, folder),
      pending: events.pending(),
      pendingErrors: errors?.pending() ?? 0,
      // Not by a clock that was ahead of this one.
      lastDeliveredAt:
        deliveredAt === null ? null : new Date(Math.min(deliveredAt, clock.now())).toISOString(),
      delivery: delivery(),
      fileProblem: fileProblem(),
      endpoint: endpoint.state,
      noticeDue: isNoticeDue(),
      choiceDue: consent.isUndecided() && (endpoint.state === 'configured' || errors !== null),
      privacyUrl: host.privacyUrl ?? null,
      unwritableFolder: host.unwritable === true ? host.folder : null,
    };
  }

  function delivery(): DeliveryState {
    const parts = [
      { waits: events.pending() > 0, sender: events.sender },
      { waits: errors !== null && errors.pending() > 0, sender: errors?.sender ?? null },
    ];
    const states = parts.flatMap(({ waits, sender }) => (waits && sender !== null ? sender.state() : []));
    return deliveryState(states, gate.mayConnect());
  }

  function fileProblem(): FileProblem | null {
    const errorsOfDisk = [events.diskError(), ...senders.map((one) => one.diskError())];
    const error = errorsOfDisk.find((one) => one !== null);
    return error === undefined ? null : fileProblemOf(error, folder);
  }

  function setEnabled(enabled: boolean): TelemetryStatus {
    // By what holds, not by what this process heard of last.
    gate.refresh();
    if (!consent.isNews(enabled)) return status();
    consent.requireUnlocked();
    // The last event must be recorded before the choice takes effect, the first one after it.
    if (!enabled) {
      reportCounted();
      events.trackChoice('TelemetryDisabled');
    }
    choose(enabled);
    // Who was asked was told, also for a later version that is opt-out.
    if (host.consent === 'optIn') gate.noticeShown();
    if (enabled) {
      events.trackChoice('TelemetryEnabled');
    } else {
      for (const one of senders) one.flushSoon();
    }
    return status();
  }

  function choose(enabled: boolean): void {
    const before = consent.generation();
    try {
      consent.choose(enabled);
    } finally {
      // Unless another process has made a choice in between, of which it is not known what came before it.
      const own = before + 1;
      afterChoice(consent.generation() === own ? own : undefined);
    }
  }

  /** What waits, too, is nothing that the person has agreed to. */
  function takeOverOptOut(): void {
    for (const step of [() => choose(false), deleteWaiting]) {
      try {
        step();
      } catch (error) {
        host.warn(messageOf(error));
      }
    }
  }

  function adopt(id: string): AdoptionResult {
    const result = adoptOnce(host, folder, id, consent.isEnabled());
    waitingId = result.kind === 'waiting' ? id : null;
    events.forgetOrigin();
    prepareSoon();
    feed.changed();
    return result;
  }

  function reportCounted(): void {
    errors?.flushCounted();
    events.reportCounted();
  }

  const counted = () => Promise.all([events.count(), errors?.count()]);

  async function flush(): Promise<FlushResult> {
    const results = await Promise.all(senders.map((one) => one.flush()));
    const [first = { kind: 'notAllowed', delivered: 0, rejected: 0 }] = results;
    const { delivered, rejected } = events.sender === null ? NOTHING_COUNTED : first;
    return { ...(results.find(({ kind }) => kind !== 'delivered') ?? first), delivered, rejected };
  }

  function leaveToDisk(): void {
    cancelPreparing?.();
    hasStarted = false;
    reportCounted();
    events.closeSpool();
    errors?.closeSpool();
  }

  /** Of a new installation id. They look for it when settings change, and now and then anyway. */
  function tellOthers(): void {
    try {
      if (!consent.isLocked()) host.choice.touch();
    } catch (error) {
      host.warn(
        `That there is a new installation id could not be told to programs that run (${codeOf(error)}).`,
      );
    }
  }

  /** Counts anew what is there afterwards, also if the disk refused half-way. */
  function deleteBy(remove: () => void): TelemetryStatus {
    try {
      remove();
    } finally {
      for (const tracking of [events, errors]) {
        // Making what was recorded ready can have recorded that there was no room for it.
        tracking?.leaveIfRemoved();
        tracking?.forgetCounts();
      }
      prepareSoon();
      feed.changed();
    }
    return status();
  }

  function deleteWaiting(): TelemetryStatus {
    events.endSegment();
    errors?.endSegment();
    return deleteBy(() => {
      for (const one of activities) one.removeWaiting();
    });
  }

  async function end(): Promise<void> {
    leaveToDisk();
    await settledOrLate(flush(), clock, policy.closeMs);
    for (const one of senders) one.close();
  }

  if (host.optedOutBefore === true && !consent.isLocked() && !consent.hasChosen()) takeOverOptOut();

  return {
    track: (event, ...[metadata]) => void events.trackUnchecked(event, metadata),
    trackUnchecked: events.trackUnchecked,
    countRefused: events.countRefused,
    isTrackingErrors,
    captureEarlierCrashes() {
      lookForCrashes();
      // One that was still being written is whole by then.
      clock.schedule(lookForCrashes, policy.crashes.settleMs);
    },
    crashFolder: crashFolderIn(folder),
    hasErrorTracking: errors !== null,
    captureError: (raw, origin) => errors?.captureError(raw, origin),
    captureGone: (origin, reason, exitCode) => errors?.captureGone(origin, reason, exitCode),
    status,
    setEnabled,
    onStatusChanged: feed.subscribe,
    isNoticeDue,
    noticeShown() {
      if (gate.noticeShown()) {
        for (const one of senders) one.scheduleSoon();
        feed.changed();
      }
      return status();
    },
    start() {
      hasStarted = true;
      prepareSoon(0);
      void counted().then(feed.changed);
      for (const one of senders) one.start();
    },
    folder,
    counted,
    wake() {
      for (const one of senders) one.resetBackoff();
    },
    activity,
    async sendNow() {
      for (const one of senders) one.resetBackoff();
      await flush();
      return status();
    },
    deleteWaiting,
    deleteHistory: () =>
      deleteBy(() => {
        for (const one of activities) one.removeHistory();
      }),
    resetInstallationId() {
      consent.requireUnlocked();
      waitingId = null;
      // A yes of another process may have come with an id.
      gate.refresh();
      const hadId = hasInstallationId(host, folder);
      // Where there is nothing to reset, nobody needs to know that nothing could be noted either; and before an answer,
      // nothing is noted.
      if (hadId || !consent.isUndecided()) closeAdoption(hadId ? host : { ...host, warn: () => {} });
      if (hasInstallationId(host, folder)) {
        renewInstallationId(host, folder);
        tellOthers();
      }
      events.forgetOrigin();
      // What was made ready has the old one.
      events.endSegment();
      prepareSoon();
      feed.changed();
      return status();
    },
    adoptInstallationId(id) {
      const problem = problemOfId(id);
      if (problem !== null) {
        host.warn(problem);
        return { kind: 'refused', problem };
      }
      gate.refresh();
      if (consent.isLocked() || (endpoint.state !== 'configured' && errors === null)) return { kind: 'off' };
      return adopt(id);
    },
    setCommon(values) {
      const change = resource.setCommon(values);
      if (change.kind === 'refused') host.warn(change.problem);
      if (change.kind !== 'changed') return;
      events.forgetAttributes();
      // What was made ready has the old ones.
      events.endSegment();
      prepareSoon();
    },
    deleteFiles() {
      // Not as at the end: an app goes on after it, and looks after what others leave.
      reportCounted();
      events.endSegment();
      errors?.endSegment();
      waitingId = null;
      return deleteBy(() => {
        const hadId = hasInstallationId(host, folder);
        if (hadId && !consent.isLocked()) closeAdoption(host);
        events.forgetOrigin();
        for (const one of dataFolders(host)) removeOwnFolder(host, one);
        if (hadId) tellOthers();
      });
    },
    refresh: gate.refresh,
    flush,
    saveCounted: reportCounted,
    stop() {
      leaveToDisk();
      for (const one of senders) one.close();
    },
    end,
  };
}
