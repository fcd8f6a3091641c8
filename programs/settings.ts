/** The settings that the app and the command line share, whoever reads and writes the file. */

import { createTelemetrySettings, type SettingsFile, type TelemetrySettings } from 'kreya-telemetry/node';
import { THEMES, type Theme } from '../shared/bridge.ts';
import { catalogue, type MetadataOf } from '../shared/catalogue.ts';
import { readSettingsWindow, type SettingsWindow } from './settings-window.ts';

export type Account = Pick<MetadataOf<'AppStarted'>, 'subscriptionPlan' | 'authenticated'>;

export interface Settings extends TelemetrySettings {
  theme(): Theme;
  /** Returns when the theme is on disk; throws if it could not be stored. */
  setTheme(theme: Theme): void;
  /** Never throws: to place a window, unreadable settings are as good as none. */
  settingsWindow(): SettingsWindow;
  /** Returns when it is on disk; throws if it could not be stored. */
  setSettingsWindow(settingsWindow: SettingsWindow): void;
  /** What signing in, which is not part of this app, stored there; by default the free plan and nobody. */
  account(): Account;
}

export function createSettings(file: SettingsFile): Settings {
  return {
    ...createTelemetrySettings(file),
    theme() {
      const stored = file.read()['theme'];
      return THEMES.find((theme) => theme === stored) ?? 'system';
    },
    setTheme: (theme) => file.update(() => ({ theme })),
    settingsWindow() {
      try {
        return readSettingsWindow(file.read()['settingsWindow']);
      } catch {
        return readSettingsWindow(undefined);
      }
    },
    setSettingsWindow: (settingsWindow) => file.update(() => ({ settingsWindow })),
    account() {
      const values = file.read();
      const plans = catalogue.events.AppStarted.fields.subscriptionPlan.kind.values;
      return {
        subscriptionPlan: plans.find((known) => known === values['subscriptionPlan']) ?? 'free',
        authenticated: values['authenticated'] === true,
      };
    },
  };
}
