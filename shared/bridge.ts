/**
 * The contract between a renderer and the main process: what the preload puts on `window.kreya`, the one
 * channel it uses, the requests that go through it and what each is answered with.
 */

import type { RawError } from './raw-error.ts';

/** A source that can turn telemetry off. If several do, the first of them in this order is reported. */
export type DisablingSource = 'commandLine' | 'environment' | 'configurationFile' | 'settings';

/**
 * Where events go.
 * - `configured`: to a receiver.
 * - `missing`: no endpoint is configured, so nothing is collected.
 * - `invalid`: the endpoint is no http(s) URL, so nothing is collected.
 */
export type EndpointState = 'configured' | 'missing' | 'invalid';

export interface TelemetryStatus {
  /** Whether the person and every policy allow telemetry. */
  readonly enabled: boolean;
  /** Whether something other than Settings disabled telemetry, so that Settings can't enable it. */
  readonly locked: boolean;
  readonly disabledBy: DisablingSource | null;
  /** The very name of what disabled it: the variable, the option or the file's path; null for Settings. */
  readonly disabledByName: string | null;
  /** Whether telemetry is off because the settings file was there but could not be read. */
  readonly settingsUnreadable: boolean;
  /** The random installation UUID, or null as long as none was needed. */
  readonly installationId: string | null;
  /** Events recorded and not yet delivered. */
  readonly pending: number;
  /** ISO 8601 time in UTC of the last delivery, or null if there was none. */
  readonly lastDeliveredAt: string | null;
  readonly endpoint: EndpointState;
  /** Whether the first-run notice still has to be shown; nothing is sent before it was. */
  readonly noticeDue: boolean;
}

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** How a page notices an error: by an event of its window, or by React. */
export const RENDERER_MECHANISMS = ['error', 'unhandledrejection', 'react'] as const;
export type RendererMechanism = (typeof RENDERER_MECHANISMS)[number];

/** Metadata as it crosses a process boundary; the catalogue decides whether it is valid. */
export type UncheckedMetadata = Readonly<Record<string, unknown>>;

export type Unsubscribe = () => void;

/** What the preload puts on `window.kreya`. Every promise rejects with an `Error` made for people to read. */
export interface KreyaBridge {
  readonly telemetry: {
    /** Rejects with an error that names event and field if the event is not in the catalogue as given. */
    track(event: string, metadata?: UncheckedMetadata): Promise<void>;
    status(): Promise<TelemetryStatus>;
    /** Resolves once the choice is on disk; rejects if a policy locked it or it could not be stored. */
    setEnabled(enabled: boolean): Promise<TelemetryStatus>;
    onStatusChanged(listener: (status: TelemetryStatus) => void): Unsubscribe;
    /** Says that the first-run notice is on the screen. */
    noticeShown(): Promise<TelemetryStatus>;
  };
  readonly errors: {
    /** Hands on an unexpected error of the page. */
    report(mechanism: RendererMechanism, error: RawError): Promise<void>;
  };
  readonly appearance: {
    theme(): Promise<Theme>;
    /** Applies and stores the theme. */
    setTheme(theme: Theme): Promise<Theme>;
    onThemeChanged(listener: (theme: Theme) => void): Unsubscribe;
  };
  readonly windows: {
    openSettings(): Promise<void>;
  };
}

/** The one channel for requests from a renderer (`ipcRenderer.invoke`). */
export const REQUEST_CHANNEL = 'kreya:request';
/** The one channel for news to a renderer (`webContents.send`). */
export const NEWS_CHANNEL = 'kreya:news';

export type Request =
  | { readonly kind: 'track'; readonly event: string; readonly metadata: UncheckedMetadata }
  | { readonly kind: 'status' }
  | { readonly kind: 'setEnabled'; readonly enabled: boolean }
  | { readonly kind: 'noticeShown' }
  | { readonly kind: 'reportError'; readonly mechanism: RendererMechanism; readonly error: RawError }
  | { readonly kind: 'theme' }
  | { readonly kind: 'setTheme'; readonly theme: Theme }
  | { readonly kind: 'openSettings' };

/** What each kind of request is answered with. */
export interface AnswerOf {
  track: undefined;
  status: TelemetryStatus;
  setEnabled: TelemetryStatus;
  noticeShown: TelemetryStatus;
  reportError: undefined;
  theme: Theme;
  setTheme: Theme;
  openSettings: undefined;
}

/** An answer as it crosses the channel: an error travels as a value, since Electron would wrap its message. */
export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string };

export type News =
  | { readonly kind: 'statusChanged'; readonly status: TelemetryStatus }
  | { readonly kind: 'themeChanged'; readonly theme: Theme };
