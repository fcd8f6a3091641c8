/** Telemetry's public interface for the program it runs in. */
import type { EventNameIn, MetadataArgumentsIn } from '../../catalogue/catalogue.ts';
import type { Events } from '../../catalogue/define.ts';
import type { DropReason } from '../../catalogue/own-events.ts';
import type {
  DeliveryState,
  ErasureResult,
  FailedDelivery,
  FileProblem,
  TelemetryStatus,
  Unsubscribe,
} from '../../contract/bridge.ts';
import { messageOf, type RawError } from '../../contract/raw-error.ts';
import { readBuiltIn } from '../built-in.ts';
import { createConsent } from '../consent/consent.ts';
import { createGate } from '../consent/gate.ts';
import type { ResponseOutcome } from '../deliver/answer.ts';
import { checkReceiver } from '../deliver/check-receiver.ts';
import { readEndpoint } from '../deliver/endpoint.ts';
import { createHold } from '../deliver/hold.ts';
import type { FlushResult } from '../deliver/sender.ts';
import { createSeparation } from '../deliver/separation.ts';
import { codeOf, fileProblemOf } from '../disk-errors.ts';
import { createErasures, ERASURES } from '../erasure/erasures.ts';
import { crashFolderIn, removeCrashFolder } from '../errors/crash-folder.ts';
import type { ErrorOrigin, GoneReason } from '../errors/origin.ts';
import type { TrackErrors } from '../errors/track-errors.ts';
import { clearOwnFolder, removeOwnFolder } from '../files/own-folder.ts';
import { namesOf } from '../names.ts';
import { policy } from '../policy.ts';
import type { CancelTimer, Fetch, TelemetryHost } from '../ports.ts';
import { createProblemLog } from '../problem-log.ts';
import { problemOfId } from '../record/adoptable-id.ts';
import { hasInstallationId, readInstallationId, renewInstallationId } from '../record/installation.ts';
import { createResource } from '../record/resource.ts';
import { type Activity, createActivity } from './activity.ts';
import { type AdoptionResult, adoptOnce, closeAdoption } from './adoption.ts';
import { createAskForErasure } from './ask-for-erasure.ts';
import { dataFolders, settleDataFolder } from './data-folder.ts';
import { deliveryState } from './delivery-state.ts';
import { createEventTracking } from './event-tracking.ts';
import { settledOrLate } from './settled-or-late.ts';
import { createStatusFeed } from './status-feed.ts';
import type { TrackResult } from './tracker.ts';

export interface Telemetry<E extends Events = Events> {
  /** Records an event; it is on disk when this returns. Never throws: a refusal is counted and logged. */
  track<Name extends EventNameIn<E>>(event: Name, ...metadata: MetadataArgumentsIn<E, Name>): void;
  /** Records an event from outside the type system; returns the reason if the catalogue refuses it. */
  trackUnchecked(event: unknown, metadata: unknown): TrackResult;
  /** Counts an event that was refused on its way here, to be reported if it would have been recorded. */
  countRefused(reason: DropReason): void;
  /** Whether there is a DSN and telemetry is not locked: then errors are tracked whenever telemetry is on. */
  readonly hasErrorTracking: boolean;
  /** Whether errors are being tracked and native crashes should be collected. */
  isTrackingErrors(): boolean;
  /** Tracks an unexpected error; it is on disk when this returns. Never throws. */
  captureError(raw: RawError, origin: ErrorOrigin): void;
  /** Where Crashpad should write its dumps while errors are tracked; the folder does not exist otherwise. */
  readonly crashFolder: string;
  /** Tracks the native crashes of earlier runs from their dumps. Never throws. */
  captureEarlierCrashes(): void;
  /** Tracks that a process of the app exited unexpectedly. Never throws. */
  captureGone(origin: ErrorOrigin, reason: GoneReason, exitCode: number): void;
  status(): TelemetryStatus;
  /**
   * Stores the person's choice; it is on disk when this returns. Throws an error for people if telemetry is
   * locked or the choice can't be stored.
   */
  setEnabled(enabled: boolean): TelemetryStatus;
  /** Calls back, a moment later, when the status has changed. */
  onStatusChanged(listener: (status: TelemetryStatus) => void): Unsubscribe;
  /** Whether the first-run notice should be shown. */
  isNoticeDue(): boolean;
  /** Notes that the first-run notice is being shown; nothing is sent until then. */
  noticeShown(): TelemetryStatus;
  /** Delivers what earlier runs left, and prepares for new events: for a program that runs for a while. */
  start(): void;
  /** Telemetry's folder, which exists once something has been recorded. */
  readonly folder: string;
  /**
   * Resolves when waiting records have been counted; until then, the status covers only this process. Never
   * rejects.
   */
  counted(): Promise<unknown>;
  /** Call when the network may be back, or the machine woke up. */
  wake(): void;
  /**
   * Sends everything waiting, unless a pause is in force. A second call waits for the first. The result counts
   * events only.
   */
  flush(options?: FlushOptions): Promise<FlushResult>;
  /** Where events are sent; null if there is no receiver. */
  readonly logsUrl: string | null;
  /**
   * Asks the receiver by a request without records, whatever the person chose and however earlier ones went, through
   * that transport. Rejects with an error for people if telemetry is locked, or there is no receiver.
   */
  checkReceiver(fetch: Fetch, cancelled: AbortSignal): Promise<ResponseOutcome>;
  /** The recorded data on this machine, byte for byte: what is waiting, and some of what was sent. */
  readonly activity: Pick<Activity, 'list' | 'read'>;
  /**
   * Tries at once to send what is waiting, unless the receiver asked for a pause, or a person has paused sending: only they
   * end that.
   */
  sendNow(): Promise<TelemetryStatus>;
  /**
   * Sends nothing for a while, so that a person can look at what waits before it leaves: until `resumeSending`, the end of
   * this process or, at the latest, the time in the status. What is recorded goes on to be; other processes of the
   * installation do not send either. Nothing where nothing is ever sent.
   */
  pauseSending(): TelemetryStatus;
  /** Ends that, and sends what waits within seconds. */
  resumeSending(): TelemetryStatus;
  /** Removes what was recorded and not yet delivered. Throws the disk's error. */
  deleteWaiting(): TelemetryStatus;
  /** Removes the history of what was sent. Throws the disk's error. */
  deleteHistory(): TelemetryStatus;
  /**
   * Replaces the installation ID, if there is one. What was recorded before keeps the old one. Throws the
   * disk's error, and an error for people if telemetry is locked.
   */
  resetInstallationId(): TelemetryStatus;
  /**
   * Asks the receiver to delete everything that it has of this installation, also after an opt-out: the request is on disk
   * when this returns, and goes out before anything else. Deletes everything else on this machine, like `deleteFiles`, and
   * replaces the ID, if one is needed. Throws the disk's error if the request could not be stored or the ID not be replaced.
   */
  requestErasure(): ErasureResult;
  /**
   * Adopts the anonymous ID that another SDK gave to this installation: a random UUID (version 4). Does so
   * once, while telemetry is on or as soon as the person turns it on in this process, and only if there is no
   * ID yet and none was ever adopted or reset. So it can be called at each start, before the first event.
   * Returns the outcome, and warns if the ID is not such a UUID. Never throws.
   */
  adoptInstallationId(id: string): AdoptionResult;
  /**
   * Replaces the values of all of the catalogue's common fields, for events recorded from now on. Never
   * throws: refused values are logged, and the previous ones stay in force.
   */
  setCommon(values: unknown): void;
  /**
   * Removes all of telemetry's files: what is waiting, what was sent, and the installation ID, but not the
   * person's choice, nor a request for deletion that waits to be sent. Throws the disk's error.
   */
  deleteFiles(): TelemetryStatus;
  /** Reads what other processes have changed: the choice and the installation ID. */
  refresh(): void;
  /** Writes what was only counted so far to disk. Never throws. */
  saveCounted(): void;
  /**
   * Ends at once: what was recorded is on disk, for this or another process to deliver later. Never throws.
   */
  stop(): void;
  /** Ends, after sending what can be sent within the policy's time. Never rejects. */
  end(): Promise<void>;
}

export interface FlushOptions {
  /**
   * Whether to try at once although earlier attempts failed, for a person who asks for it. A pause that the receiver asked
   * for stays in force.
   */
  readonly cutsBackoff?: boolean;
}

const NOTHING_COUNTED = { delivered: 0, rejected: 0, rejection: null };

export interface TelemetryProgram<E extends Events> extends TelemetryHost<E> {
  /** Tracks errors, made by `errorTracking`; none are tracked without it. */
  readonly trackErrors?: TrackErrors;
}

/**
 * Telemetry for one process of an installation. Reads the sources of consent once; creates no file and no
 * connection before the first event. Throws an error for developers, before anything else, if the values of
 * the common fields are invalid.
 */
export function createTelemetry<E extends Events>(program: TelemetryProgram<E>): Telemetry<E> {
  const host: TelemetryHost = { ...program, warn: createProblemLog(program.warn) };
  const { clock } = host;
  const resource = createResource(host);
  const consent = createConsent(host);
  // Nothing is moved while locked, or before a person who is to be asked has answered.
  const folder = settleDataFolder(host, !consent.isLocked() && !consent.isUndecided());
  const { endpointVariable } = namesOf(host.catalogue.namespace);
  const { text, setting } = readBuiltIn(host, 'endpoint', endpointVariable);
  const endpoint = readEndpoint(text, setting, host.warningTexts);
  if (endpoint.state === 'invalid' && !consent.isLocked()) host.warn(endpoint.problem);

  const gate = createGate({
    host,
    consent,
    onLooked() {
      events.checkOrigin();
      sendErasures();
    },
    onChanged: () => afterChoice(),
  });
  const feed = createStatusFeed(host, status);
  let hasStarted = false;
  let cancelPreparing: CancelTimer | null = null;
  /** To be adopted when the person turns telemetry on. */
  let waitingId: string | null = null;
  const separation = createSeparation(host);
  const hold = createHold(host, folder, sendAgain);
  const erasures = createErasures(host, folder);
  const isCollecting = () => consent.isEnabled() && endpoint.state === 'configured';
  const isTrackingErrors = () => consent.isEnabled() && errors !== null;

  const activity = createActivity(host, folder, () => events.sender?.otherEncoding() ?? {});
  // Includes what could not be moved yet, which would come back.
  const activities = dataFolders(host).map((one) => createActivity(host, one));
  const events = createEventTracking({
    host,
    folder,
    resource,
    logsUrl: endpoint.state === 'configured' ? endpoint.logsUrl : null,
    // Turning it off in Settings does not stop delivery: what was collected before is still sent.
    maySend: !consent.isLocked(),
    gate,
    separation,
    hold,
    erasures,
    finishErasure: (installationId) => void erasure.finish(installationId),
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
        hold,
        erasures,
        reportDrop: events.reportDrop,
        onChanged: feed.changed,
        onSuppressed: events.countDrop,
        onReported: events.trackErrorReported,
      }) ?? null);
  const senders = [events.sender, errors?.sender].flatMap((one) => one ?? []);
  const erasure = createAskForErasure({
    host,
    folders: [folder, ...dataFolders(host).filter((one) => one !== folder)],
    erasures,
    maySend: events.sender !== null,
    needsId: () => isCollecting() || isTrackingErrors(),
    endSegments,
    onGone() {
      events.forgetOrigin();
      // Their names would tie what comes to what is gone.
      errors?.forgetEvents();
      recount();
      tellOthers();
    },
    status,
  });

  /**
   * Separates what was recorded before a choice from what comes after. `generation` is the choice's own, if
   * everything here was certainly recorded before it.
   */
  function afterChoice(generation?: number): void {
    events.endSegment(generation);
    errors?.endSegment(generation);
    if (!consent.isEnabled()) leaveNothing();
    else if (waitingId !== null) adopt(waitingId);
    prepareSoon();
    feed.changed();
  }

  /**
   * In the background, so that no event waits for it. Not in a program that only records something and ends.
   */
  function prepareSoon(afterMs: number = policy.spool.prepareMs): void {
    if (hasStarted) cancelPreparing ??= clock.schedule(prepare, afterMs);
  }

  function prepare(): void {
    cancelPreparing = null;
    events.prepare();
  }

  /** What was not recorded before telemetry was turned off must not be reported later. */
  function leaveNothing(): void {
    errors?.forgetEvents();
    removeCrashFolder(host, folder);
  }

  /**
   * Dumps made while telemetry was off are not reported, even if it is turned on again before they are found.
   */
  function lookForCrashes(): void {
    if (consent.isEnabled()) errors?.captureCrashes();
    else if (!consent.isLocked()) leaveNothing();
  }

  function isNoticeDue(): boolean {
    if (host.consent === 'optIn' || gate.mayConnect()) return false;
    // Also for a person who turned telemetry off at once: what was collected before is sent only after the
    // notice.
    return isCollecting() || isTrackingErrors() || isAnythingWaiting();
  }

  function isAnythingWaiting(): boolean {
    return events.pending() + (errors?.pending() ?? 0) > 0 || waitingErasures().length > 0;
  }

  /** Another process may have been asked for deletion, and may have ended before it could send the request. */
  function sendErasures(): void {
    if (waitingErasures().length === 0) return;
    events.sender?.scheduleSoon();
    feed.changed();
  }

  const waitingErasures = () => erasures.waiting().map(({ installationId }) => installationId);

  /** Whether anything can ever leave that a person could want to see first; if not, nothing of theirs is touched. */
  const canHold = () => senders.length > 0 && consent.mayDeliver();

  const heldUntil = () => (canHold() ? hold.until() : null);

  function sendAgain(): void {
    for (const one of senders) one.scheduleSoon();
    feed.changed();
  }

  function status(): TelemetryStatus {
    const deliveredAt = events.sender?.lastDeliveredAt() ?? null;
    return {
      ...consent.status(),
      installationId: readInstallationId(host, folder),
      pending: events.pending(),
      pendingErrors: errors?.pending() ?? 0,
      // Not the time of a clock that was ahead of this one.
      lastDeliveredAt: asIso(deliveredAt === null ? null : Math.min(deliveredAt, clock.now())),
      delivery: delivery(),
      failedDelivery: failedDelivery(),
      erasuresWaiting: waitingErasures(),
      sendingPausedUntil: asIso(heldUntil()),
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
      { waits: events.pending() > 0 || waitingErasures().length > 0, sender: events.sender },
      { waits: errors !== null && errors.pending() > 0, sender: errors?.sender ?? null },
    ];
    const states = parts.flatMap(({ waits, sender }) => (waits && sender !== null ? sender.state() : []));
    return deliveryState(states, gate.mayConnect() && heldUntil() === null);
  }

  function failedDelivery(): FailedDelivery | null {
    const failure = events.sender?.failure() ?? null;
    if (failure === null) return null;
    const { problem, at, until } = failure;
    return { problem, triedAt: new Date(at).toISOString(), nextTryAt: asIso(until) };
  }

  function fileProblem(): FileProblem | null {
    const errorsOfDisk = [events.diskError(), ...senders.map((one) => one.diskError())];
    const error = errorsOfDisk.find((one) => one !== null);
    return error === undefined ? null : fileProblemOf(error, folder);
  }

  function setEnabled(enabled: boolean): TelemetryStatus {
    // Uses the choice in force, not the last one this process has heard of.
    gate.refresh();
    if (!consent.isNews(enabled)) return status();
    consent.requireUnlocked();
    const wasEnabled = consent.isEnabled();
    // The last event must be recorded before the choice takes effect, the first one after it.
    if (!enabled) {
      reportCounted();
      events.trackChoice('TelemetryDisabled');
    }
    try {
      choose(enabled);
    } catch (error) {
      // Telemetry stays on by default, as the person wants it, even if their yes is not on disk.
      if (!enabled || !wasEnabled) throw error;
    }
    // A person who was asked has been told, also for a later opt-out version.
    if (host.consent === 'optIn') gate.noticeShown();
    if (enabled) {
      if (!wasEnabled) events.trackChoice('TelemetryEnabled');
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
      // Unless another process has made a choice in between: then it is unknown what was recorded before it.
      const own = before + 1;
      afterChoice(consent.generation() === own ? own : undefined);
    }
  }

  /** The person has not agreed to what is waiting, either. */
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

  async function flush({ cutsBackoff = false }: FlushOptions = {}): Promise<FlushResult> {
    if (cutsBackoff) for (const one of senders) one.resetBackoff();
    const results = await Promise.all(senders.map((one) => one.flush()));
    const [first = { kind: 'notAllowed', ...NOTHING_COUNTED }] = results;
    const { delivered, rejected, rejection } = events.sender === null ? NOTHING_COUNTED : first;
    return { ...(results.find(({ kind }) => kind !== 'delivered') ?? first), delivered, rejected, rejection };
  }

  function leaveToDisk(): void {
    cancelPreparing?.();
    hasStarted = false;
    reportCounted();
    events.closeSpool();
    errors?.closeSpool();
  }

  /**
   * Tells other processes of a new installation ID. They check for it when settings change, and now and then
   * anyway.
   */
  function tellOthers(): void {
    try {
      if (!consent.isLocked()) host.choice.touch();
    } catch (error) {
      host.warn(`Running programs could not be told about the new installation ID (${codeOf(error)}).`);
    }
  }

  function endSegments(): void {
    // Unlike at the end: the app keeps running, and keeps watching for abandoned segments.
    reportCounted();
    events.endSegment();
    errors?.endSegment();
    waitingId = null;
  }

  function recount(): void {
    for (const tracking of [events, errors]) {
      // Sealing can have recorded an event that says there was no space for it.
      tracking?.leaveIfRemoved();
      tracking?.forgetCounts();
    }
    prepareSoon();
    feed.changed();
  }

  /** Recounts what is left, even if the disk refused half-way. */
  function deleteBy(remove: () => void): TelemetryStatus {
    try {
      remove();
    } finally {
      recount();
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
    hold.end();
  }

  const asIso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

  if (!consent.isLocked()) erasure.finishEarlier();
  if (host.optedOutBefore === true && !consent.isLocked() && !consent.hasChosen()) takeOverOptOut();

  return {
    track: (event, ...[metadata]) => void events.trackUnchecked(event, metadata),
    trackUnchecked: events.trackUnchecked,
    countRefused: events.countRefused,
    isTrackingErrors,
    captureEarlierCrashes() {
      lookForCrashes();
      // One that was still being written is complete by then.
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
      if (canHold()) hold.forgetEarlier();
      void counted().then(feed.changed);
      for (const one of senders) one.start();
    },
    folder,
    counted,
    wake() {
      hold.endIfOver();
      for (const one of senders) one.resetBackoff();
    },
    activity,
    logsUrl: endpoint.state === 'configured' ? endpoint.logsUrl : null,
    async checkReceiver(fetch, cancelled) {
      consent.requireUnlocked();
      if (endpoint.state !== 'configured') throw new Error('There is no receiver to check.');
      return checkReceiver({ ...host, fetch }, folder, endpoint.logsUrl, cancelled);
    },
    async sendNow() {
      if (heldUntil() !== null) return status();
      await flush({ cutsBackoff: true });
      return status();
    },
    pauseSending() {
      if (canHold()) hold.begin();
      feed.changed();
      return status();
    },
    resumeSending() {
      if (hold.end()) sendAgain();
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
      // Another process's yes may have come with an ID.
      gate.refresh();
      const hadId = hasInstallationId(host, folder);
      // If there is nothing to reset, nobody needs to know that this could not be stored; and before an
      // answer, nothing is stored.
      if (hadId || !consent.isUndecided()) closeAdoption(hadId ? host : { ...host, warn: () => {} });
      if (hasInstallationId(host, folder)) {
        renewInstallationId(host, folder);
        tellOthers();
      }
      events.forgetOrigin();
      // What was prepared has the old one.
      events.endSegment();
      prepareSoon();
      feed.changed();
      return status();
    },
    requestErasure() {
      // Another process may have chosen or asked meanwhile.
      gate.refresh();
      const result = erasure.ask();
      for (const one of senders) {
        one.resetBackoff();
        one.flushSoon();
        one.scheduleSoon();
      }
      return result;
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
      // What was prepared has the old ones.
      events.endSegment();
      prepareSoon();
    },
    deleteFiles() {
      endSegments();
      return deleteBy(() => {
        const hadId = hasInstallationId(host, folder);
        if (hadId && !consent.isLocked()) closeAdoption(host);
        events.forgetOrigin();
        const isKept = waitingErasures().length > 0;
        for (const one of dataFolders(host)) {
          if (isKept && one === folder) clearOwnFolder(host, one, ERASURES);
          else removeOwnFolder(host, one);
        }
        if (hadId) tellOthers();
      });
    },
    refresh: gate.refresh,
    flush,
    saveCounted: reportCounted,
    stop() {
      leaveToDisk();
      for (const one of senders) one.close();
      hold.end();
    },
    end,
  };
}
