/**
 * The part of the contract between a page and the main process that is telemetry's, in any program: what a preload
 * gives to a page, and the requests by which it does so.
 */
import type { RawError } from './raw-error.ts';

export type { RawError, RawKind } from './raw-error.ts';

/** A source that can turn telemetry off. If several do, the first of them in this order is reported. */
export type DisablingSource = 'commandLine' | 'environment' | 'configurationFile' | 'settings';

/**
 * Where events go.
 * - `configured`: to a receiver.
 * - `missing`: no endpoint is configured, so nothing is collected.
 * - `invalid`: the endpoint is no http(s) URL, so nothing is collected.
 */
export type EndpointState = 'configured' | 'missing' | 'invalid';

/**
 * Why nothing can be delivered at the moment.
 * - `unreachable`: there was no response.
 * - `untrusted`: whoever answered showed a certificate that this machine does not trust for the receiver.
 * - `intercepted`: something between here and the receiver answered, such as a proxy or a sign-in page.
 * - `unavailable`: the receiver answered that it can't take anything now, or asked to be left alone.
 * - `refused`: the receiver answered that it will never take what was sent.
 */
export const DELIVERY_PROBLEMS = [
  'unreachable',
  'untrusted',
  'intercepted',
  'unavailable',
  'refused',
] as const;
export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number];

export type DeliveryState =
  /** Nothing waits. */
  | { readonly kind: 'idle' }
  /** Something waits for the next request, which comes within seconds. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending' }
  /** `nextTryAt` is an ISO 8601 time in UTC. */
  | { readonly kind: 'paused'; readonly problem: DeliveryProblem; readonly nextTryAt: string }
  /** Another process of the installation delivers. */
  | { readonly kind: 'elsewhere' }
  /** Nothing may be sent before the first-run notice was shown, before the person has chosen, or while they look at it. */
  | { readonly kind: 'held' };

/** An attempt to deliver that failed. */
export interface FailedDelivery {
  readonly problem: DeliveryProblem;
  /** ISO 8601 time in UTC. */
  readonly triedAt: string;
  /** ISO 8601 time in UTC before which nothing is sent, or null if the next attempt can come at any time. */
  readonly nextTryAt: string | null;
}

/** A file that telemetry needs, and that the disk refuses to read or write. */
export interface FileProblem {
  /** Absolute. */
  readonly path: string;
  /** Node's code of the error, such as `EACCES`. */
  readonly code: string;
}

export interface TelemetryStatus {
  /** Whether the person and every policy allow telemetry. */
  readonly enabled: boolean;
  /** Whether something other than Settings disabled telemetry, so that Settings can't enable it. */
  readonly locked: boolean;
  /** What disabled telemetry; null while it is enabled, and while a person who is to be asked has chosen nothing. */
  readonly disabledBy: DisablingSource | null;
  /** The very name of what disabled it: the variable, the option or the file's path; `HOME` where there is no home; null for Settings. */
  readonly disabledByName: string | null;
  /** Whether telemetry is off because the settings file was there but could not be read. */
  readonly settingsUnreadable: boolean;
  /** The random installation UUID, or null as long as none was needed. */
  readonly installationId: string | null;
  /** Events recorded and not yet delivered. */
  readonly pending: number;
  /** Errors and crashes recorded and not yet delivered. */
  readonly pendingErrors: number;
  /** ISO 8601 time in UTC of the last delivery, or null if there was none. */
  readonly lastDeliveredAt: string | null;
  readonly delivery: DeliveryState;
  /** The latest attempt to deliver events, of any process, if it failed; null after a delivery. */
  readonly failedDelivery: FailedDelivery | null;
  /** The installation IDs of which a person had the data deleted, and of which the receiver has not been told yet. */
  readonly erasuresWaiting: readonly string[];
  /** ISO 8601 time in UTC until when nothing is sent, since a person looks at what waits; null if nobody does. */
  readonly sendingPausedUntil: string | null;
  /** What keeps events from being recorded or delivered on this machine, or null. */
  readonly fileProblem: FileProblem | null;
  readonly endpoint: EndpointState;
  /** Whether the first-run notice still has to be shown; nothing is sent before it was. */
  readonly noticeDue: boolean;
  /**
   * Whether the person is to be asked whether telemetry may be on: the program asks first, and they have chosen nothing. It is
   * off until `setEnabled` is called with their answer, and no notice is due.
   */
  readonly choiceDue: boolean;
  /** Whether the person has turned telemetry on or off; as long as they have not, the program's default holds. */
  readonly choiceMade: boolean;
  /** The https address of the product's privacy policy, or null. */
  readonly privacyUrl: string | null;
  /** The per-user folder if nothing can be written to it, so that no settings are kept and telemetry is off; otherwise null. */
  readonly unwritableFolder: string | null;
}

/** What came of asking for the deletion of what the receiver has. */
export type ErasureResult =
  /**
   * The request for this ID is on disk, and goes out before anything else; until then, the ID is in `erasuresWaiting`. All
   * else on this machine is deleted, and the ID is replaced.
   */
  | {
      readonly kind: 'requested';
      readonly installationId: string;
      /** What kept files on this machine from being deleted, or null. */
      readonly notDeleted: FileProblem | null;
      readonly status: TelemetryStatus;
    }
  /** There is no installation ID, so no receiver has anything of it. */
  | { readonly kind: 'nothing'; readonly status: TelemetryStatus }
  /** Telemetry is locked off or has no receiver: the person has to ask the operator, and name this ID. */
  | {
      readonly kind: 'notPossible';
      readonly installationId: string | null;
      readonly status: TelemetryStatus;
    };

/** A file of telemetry's folder that holds records. What is under one id only ever grows. */
export interface ActivityFile {
  readonly id: string;
  readonly kind: 'event' | 'error';
  /** ISO 8601 time in UTC; null for what waits. */
  readonly sentAt: string | null;
  readonly bytes: number;
  /** Set if the receiver gets the same content as protobuf, since it does not accept JSON. */
  readonly encoding?: 'protobuf';
}

/** What is on this machine of what was recorded. */
export interface ActivityListing {
  /** What waits before what was sent, each newest first. */
  readonly files: readonly ActivityFile[];
  /** How many files are there that can't be understood, such as those of a newer version. */
  readonly unreadable: number;
}

/** What is in one of the files. */
export interface ActivityRecords {
  readonly id: string;
  /** What stands before and after these records on the wire: for events, the resource, which names the installation. */
  readonly before: string;
  readonly after: string;
  /**
   * Each record as it goes over the wire, oldest first: for an event an OTLP LogRecord in JSON, for an error a
   * whole Sentry envelope.
   */
  readonly records: readonly string[];
  /** How many pieces of the file are damaged. */
  readonly unreadable: number;
}

export type SaveResult = { readonly kind: 'saved'; readonly path: string } | { readonly kind: 'cancelled' };

/** How a page notices an error: by an event of its window, or by React. */
export const RENDERER_MECHANISMS = ['error', 'unhandledrejection', 'react'] as const;
export type RendererMechanism = (typeof RENDERER_MECHANISMS)[number];

/** Metadata as it crosses a process boundary; the catalogue decides whether it is valid. */
export type UncheckedMetadata = Readonly<Record<string, unknown>>;

export type Unsubscribe = () => void;

/** What a preload gives to a page. Every promise rejects with an `Error` made for people to read. */
export interface TelemetryBridge {
  /** Rejects with an error that names event and field if the event is not in the catalogue as given. */
  track(event: string, metadata?: UncheckedMetadata): Promise<void>;
  status(): Promise<TelemetryStatus>;
  /**
   * Resolves once the choice is on disk; rejects if a policy locked it or it could not be stored. Turning telemetry on
   * is the person's to do: unless they clicked or pressed a key in the page within the last seconds, they are asked
   * by a dialog, and it rejects if they decline.
   */
  setEnabled(enabled: boolean): Promise<TelemetryStatus>;
  onStatusChanged(listener: (status: TelemetryStatus) => void): Unsubscribe;
  /** Says that the first-run notice is on the screen. */
  noticeShown(): Promise<TelemetryStatus>;
  /** Opens `privacyUrl`, as the program was given it, in the person's browser. Rejects if there is no such address, or no browser. */
  openPrivacyPolicy(): Promise<void>;
  /**
   * Puts a new installation id in the place of the one that is there. What was recorded before keeps the old one.
   */
  resetInstallationId(): Promise<TelemetryStatus>;
  /**
   * Asks the receiver to delete everything that it has of this installation, deletes what is on this machine, and replaces
   * the ID. This is the person's to do: unless they clicked or pressed a key in the page within the last seconds, they are
   * asked by a dialog, and it rejects if they decline.
   */
  requestErasure(): Promise<ErasureResult>;
  /**
   * Tries at once to send what waits, unless the receiver asked to be left alone or sending is paused; resolves when that
   * is over.
   */
  sendNow(): Promise<TelemetryStatus>;
  /**
   * Sends nothing while a person looks at what waits: until `resumeSending`, the page is gone or, at the latest,
   * `sendingPausedUntil`. Recording goes on.
   */
  pauseSending(): Promise<TelemetryStatus>;
  /** Ends a pause; what waits is sent within seconds. */
  resumeSending(): Promise<TelemetryStatus>;
  /** Deletes what was recorded and not yet delivered. */
  deleteWaiting(): Promise<TelemetryStatus>;
  /** Deletes the local history of what was sent. */
  deleteHistory(): Promise<TelemetryStatus>;
  readonly activity: {
    list(): Promise<ActivityListing>;
    /**
     * Reads the first of these files, as many as fit into one answer and at least one; the others are to be asked
     * for again. One that is gone has no records.
     */
    read(ids: readonly string[]): Promise<readonly ActivityRecords[]>;
    /** Asks the person for a file, and saves all records to it. */
    save(): Promise<SaveResult>;
  };
  /** Hands on an unexpected error of the page, as `watchErrors` does. */
  reportError(mechanism: RendererMechanism, error: RawError): Promise<void>;
}

export type TelemetryRequest =
  | { readonly kind: 'track'; readonly event: string; readonly metadata: UncheckedMetadata }
  | { readonly kind: 'status' }
  | {
      readonly kind: 'setEnabled';
      readonly enabled: boolean;
      /** Whether the person clicked or pressed a key in the page within the last seconds, as the preload sees it. */
      readonly userActivation: boolean;
    }
  | { readonly kind: 'noticeShown' }
  | { readonly kind: 'openPrivacyPolicy' }
  | { readonly kind: 'resetInstallationId' }
  | {
      readonly kind: 'requestErasure';
      /** As for `setEnabled`. */
      readonly userActivation: boolean;
    }
  | { readonly kind: 'sendNow' }
  | { readonly kind: 'pauseSending' }
  | { readonly kind: 'resumeSending' }
  | { readonly kind: 'deleteWaiting' }
  | { readonly kind: 'deleteHistory' }
  | { readonly kind: 'listActivity' }
  | { readonly kind: 'readActivity'; readonly ids: readonly string[] }
  | { readonly kind: 'saveActivity' }
  | { readonly kind: 'reportError'; readonly mechanism: RendererMechanism; readonly error: RawError };

/** What each kind of request is answered with. */
export interface TelemetryAnswerOf {
  track: undefined;
  status: TelemetryStatus;
  setEnabled: TelemetryStatus;
  noticeShown: TelemetryStatus;
  openPrivacyPolicy: undefined;
  resetInstallationId: TelemetryStatus;
  requestErasure: ErasureResult;
  sendNow: TelemetryStatus;
  pauseSending: TelemetryStatus;
  resumeSending: TelemetryStatus;
  deleteWaiting: TelemetryStatus;
  deleteHistory: TelemetryStatus;
  listActivity: ActivityListing;
  readActivity: readonly ActivityRecords[];
  saveActivity: SaveResult;
  reportError: undefined;
}

/** An answer as it crosses the channel: an error travels as a value, since Electron would wrap its message. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

export type TelemetryNews = { readonly kind: 'statusChanged'; readonly status: TelemetryStatus };
