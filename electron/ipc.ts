/** What a renderer may ask for, and what is the answer. */
import {
  type AboutKreya,
  type AnswerOf,
  NEWS_CHANNEL,
  type News,
  REQUEST_CHANNEL,
  type Request,
  SETTINGS_SECTIONS,
  type SettingsSection,
  THEMES,
  type Theme,
} from '../shared/bridge.ts';
import type { Telemetry } from '../telemetry/core/telemetry.ts';
import { type Handlers, serveRequests } from '../telemetry/electron/serve-requests.ts';
import { telemetryHandlers } from '../telemetry/electron/telemetry-handlers.ts';
import { isOwnPage } from './pages.ts';
import type { Workspace } from './project/workspace.ts';
import { tellWindows } from './windows.ts';

export interface Services {
  readonly telemetry: Telemetry;
  readonly theme: () => Theme;
  /** Applies and stores the theme; throws if it could not be stored. */
  readonly setTheme: (theme: Theme) => void;
  readonly workspace: Workspace;
  /** Shows the section, or the one that was shown last. */
  readonly openSettings: (section?: SettingsSection) => void;
  readonly about: () => AboutKreya;
  /** Throws an error for people if the folder is not there yet. */
  readonly openTelemetryFolder: () => void;
  /** Where it is said that pages ask for too much. */
  readonly warn: (problem: string) => void;
}

/** What writes a file, opens a window or reaches a network. */
const COSTLY = [
  'invokeOperation',
  'openSettings',
  'openTelemetryFolder',
  'setTheme',
] satisfies Request['kind'][];

/** Answers the renderers' requests, and tells them what changes. */
export function serveRenderers(services: Services): void {
  const { telemetry, workspace } = services;
  const handlers: Handlers<AnswerOf> = {
    ...telemetryHandlers(telemetry, 'kreya-telemetry'),
    theme: services.theme,
    setTheme({ theme }) {
      const wanted = THEMES.find((known) => known === theme);
      if (wanted === undefined) throw new Error(`setTheme takes one of ${THEMES.join(', ')}.`);
      services.setTheme(wanted);
      return wanted;
    },
    exampleProject: () => workspace.example(),
    setActiveEnvironment({ id }) {
      if (typeof id !== 'string') throw new Error('setActiveEnvironment takes the id of an environment.');
      return workspace.setActiveEnvironment(id);
    },
    invokeOperation({ id }) {
      if (typeof id !== 'string') throw new Error('invoke takes the id of an operation.');
      return workspace.invoke(id);
    },
    cancelInvocation() {
      workspace.cancel();
    },
    openSettings({ section }) {
      const wanted = SETTINGS_SECTIONS.find((known) => known === section);
      if (wanted === undefined && section !== undefined) {
        throw new Error(`openSettings takes one of ${SETTINGS_SECTIONS.join(', ')}.`);
      }
      services.openSettings(wanted);
    },
    about: services.about,
    openTelemetryFolder() {
      services.openTelemetryFolder();
    },
  };

  serveRequests<AnswerOf>(REQUEST_CHANNEL, handlers, {
    mayAsk: isOwnPage,
    onLost: telemetry.countRefused,
    warn: services.warn,
    costly: COSTLY,
  });
  telemetry.onStatusChanged((status) => tell({ kind: 'statusChanged', status }));
}

export function tell(news: News): void {
  tellWindows(NEWS_CHANNEL, news);
}
