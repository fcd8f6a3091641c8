/**
 * The contract between a renderer and the main process: what the preload puts on `window.kreya`, the requests by which
 * it does so, beside telemetry's own and over the same channel, and what each is answered with.
 */

import type {
  TelemetryAnswerOf,
  TelemetryBridge,
  TelemetryNews,
  TelemetryRequest,
  Unsubscribe,
} from 'kreya-telemetry/preload';
import type { InvocationResult, Project } from './project.ts';

export type * from 'kreya-telemetry/preload';

/** The sections of Settings, in the order of its navigation. */
export const SETTINGS_SECTIONS = ['appearance', 'privacy', 'activity', 'catalogue', 'about'] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** What the app is made of and where it keeps its files. */
export interface AboutKreya {
  readonly product: string;
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** The SPDX identifier of the licence. */
  readonly licence: string;
  /** The path of the folder in which telemetry keeps its files; it is there once the first event was recorded. */
  readonly telemetryFolder: string;
}

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** What the preload puts on `window.kreya`. Every promise rejects with an `Error` made for people to read. */
export interface KreyaBridge {
  readonly telemetry: TelemetryBridge;
  readonly appearance: {
    theme(): Promise<Theme>;
    /** Applies and stores the theme. */
    setTheme(theme: Theme): Promise<Theme>;
    onThemeChanged(listener: (theme: Theme) => void): Unsubscribe;
  };
  readonly project: {
    /** The example project that ships with the app, as it is now. */
    example(): Promise<Project>;
    /** Makes another of its environments the active one, as long as the app runs. */
    setActiveEnvironment(id: string): Promise<Project>;
  };
  readonly operations: {
    /**
     * Invokes an operation of the example project, in place of one that still runs, and resolves when that is over,
     * however it ended.
     */
    invoke(id: string): Promise<InvocationResult>;
    /** Ends the invocation that runs, if one does. */
    cancel(): Promise<void>;
  };
  readonly windows: {
    /** Shows Settings: the given section, or the one that was shown last. */
    openSettings(section?: SettingsSection): Promise<void>;
  };
  readonly about: {
    facts(): Promise<AboutKreya>;
    /** Shows the folder with telemetry's files in the system's file manager. Rejects if there is none yet. */
    openTelemetryFolder(): Promise<void>;
  };
}

/** Begins the argument by which a window's preload knows the origin that may have the bridge. */
export const OWN_ORIGIN_OPTION = '--kreya-own-origin=';

export type Request =
  | TelemetryRequest
  | { readonly kind: 'theme' }
  | { readonly kind: 'setTheme'; readonly theme: Theme }
  | { readonly kind: 'exampleProject' }
  | { readonly kind: 'setActiveEnvironment'; readonly id: string }
  | { readonly kind: 'invokeOperation'; readonly id: string }
  | { readonly kind: 'cancelInvocation' }
  | { readonly kind: 'openSettings'; readonly section?: SettingsSection }
  | { readonly kind: 'about' }
  | { readonly kind: 'openTelemetryFolder' };

/** What each kind of request of Kreya's own is answered with. */
export interface KreyaAnswerOf {
  theme: Theme;
  setTheme: Theme;
  exampleProject: Project;
  setActiveEnvironment: Project;
  invokeOperation: InvocationResult;
  cancelInvocation: undefined;
  openSettings: undefined;
  about: AboutKreya;
  openTelemetryFolder: undefined;
}

export type AnswerOf = TelemetryAnswerOf & KreyaAnswerOf;

export type News = TelemetryNews | { readonly kind: 'themeChanged'; readonly theme: Theme };
