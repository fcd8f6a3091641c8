/**
 * The contract between pages and the main process: what the preload exposes as `window.kreya`, the requests
 * behind it, which use telemetry's channel, and their answers.
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

/** What the app consists of and where it keeps its files. */
export interface AboutKreya {
  readonly product: string;
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** The SPDX identifier of the licence. */
  readonly licence: string;
  /** The path of telemetry's folder, which exists once the first event has been recorded. */
  readonly telemetryFolder: string;
}

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/**
 * What the preload exposes as `window.kreya`. Every promise rejects with an `Error` whose message is for
 * people.
 */
export interface KreyaBridge {
  readonly telemetry: TelemetryBridge;
  readonly appearance: {
    theme(): Promise<Theme>;
    /** Applies and stores the theme. */
    setTheme(theme: Theme): Promise<Theme>;
    onThemeChanged(listener: (theme: Theme) => void): Unsubscribe;
  };
  readonly project: {
    /** The example project that ships with the app, in its current state. */
    example(): Promise<Project>;
    /** Makes another of its environments active while the app runs. */
    setActiveEnvironment(id: string): Promise<Project>;
  };
  readonly operations: {
    /**
     * Invokes an operation of the example project, cancelling one that is still running, and resolves when it
     * is over, however it ended.
     */
    invoke(id: string): Promise<InvocationResult>;
    /** Cancels the running invocation, if any. */
    cancel(): Promise<void>;
  };
  readonly windows: {
    /** Shows Settings: the given section, or the last one shown. */
    openSettings(section?: SettingsSection): Promise<void>;
  };
  readonly about: {
    facts(): Promise<AboutKreya>;
    /** Shows telemetry's folder in the system's file manager. Rejects if it does not exist yet. */
    openTelemetryFolder(): Promise<void>;
  };
}

/** The start of the argument that tells a window's preload which origin may use the bridge. */
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

/** The answer to each kind of request of Kreya's own. */
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
