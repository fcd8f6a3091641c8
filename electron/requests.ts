/** The requests that Kreya's pages may make besides telemetry's, and their handlers. */
import type { Handlers } from 'kreya-telemetry/main';
import {
  type AboutKreya,
  type KreyaAnswerOf,
  SETTINGS_SECTIONS,
  type SettingsSection,
  THEMES,
  type Theme,
} from '../shared/bridge.ts';
import type { Workspace } from './project/workspace.ts';

export interface Services {
  readonly theme: () => Theme;
  /** Applies and stores the theme; throws if it could not be stored. */
  readonly setTheme: (theme: Theme) => void;
  readonly workspace: Workspace;
  /** Shows the section, or the last one shown. */
  readonly openSettings: (section?: SettingsSection) => void;
  readonly about: () => AboutKreya;
  /** Throws an error for people if the folder does not exist yet. */
  readonly openTelemetryFolder: () => void;
}

/** The requests that write a file, open a window or use the network. */
export const COSTLY = [
  'invokeOperation',
  'openSettings',
  'openTelemetryFolder',
  'setTheme',
] as const satisfies (keyof KreyaAnswerOf)[];

export function createRequestHandlers(services: Services): Handlers<KreyaAnswerOf> {
  const { workspace } = services;
  return {
    theme: services.theme,
    setTheme({ theme }) {
      const wanted = THEMES.find((known) => known === theme);
      if (wanted === undefined) throw new Error(`setTheme takes one of ${THEMES.join(', ')}.`);
      services.setTheme(wanted);
      return wanted;
    },
    exampleProject: () => workspace.example(),
    setActiveEnvironment({ id }) {
      if (typeof id !== 'string') throw new Error('setActiveEnvironment takes the ID of an environment.');
      return workspace.setActiveEnvironment(id);
    },
    invokeOperation({ id }) {
      if (typeof id !== 'string') throw new Error('invoke takes the ID of an operation.');
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
}
