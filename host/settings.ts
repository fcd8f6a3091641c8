/** The person's settings as the app and the command line share them, whoever reads and writes the file. */

import type { ChoiceChange, ChoiceStore, NoticeStore, StoredChoice } from '../electron/telemetry/host.ts';
import { THEMES, type Theme } from '../shared/bridge.ts';
import { catalogue, type MetadataOf } from '../shared/catalogue/index.ts';
import { readSettingsWindow, type SettingsWindow } from './settings-window.ts';

export type Account = Pick<MetadataOf<'AppStarted'>, 'subscriptionPlan' | 'authenticated'>;

export interface Settings {
  readonly choice: ChoiceStore;
  readonly notice: NoticeStore;
  theme(): Theme;
  /** Returns when the theme is on disk; throws if it could not be stored. */
  setTheme(theme: Theme): void;
  settingsWindow(): SettingsWindow;
  /** Returns when it is on disk; throws if it could not be stored. */
  setSettingsWindow(settingsWindow: SettingsWindow): void;
  /** What signing in, which is no part of this app, left there; otherwise the free plan and nobody. */
  account(): Account;
}

/** What is in the file was written by some program, so every value is checked where it is read. */
export type StoredValues = Readonly<Record<string, unknown>>;

export interface SettingsFile {
  /** Reads the file. Throws if that fails. */
  read(): StoredValues;
  /**
   * Adds values, made of those that are there, and returns when they are on disk. No other process writes in
   * between. Throws if they could not be stored.
   */
  update(change: (values: StoredValues) => StoredValues): void;
}

export function createSettings(file: SettingsFile): Settings {
  return {
    choice: {
      load() {
        const values = file.read();
        return {
          choice: readChoice(values['telemetry']),
          changes: readChanges(values['telemetryChanges']),
        };
      },
      write(change) {
        file.update((values) => ({
          telemetry: change.enabled ? 'enabled' : 'disabled',
          telemetryChanges: [...readChanges(values['telemetryChanges']), change],
        }));
      },
    },
    notice: {
      wasShown: () => wasNoticeShown(file.read()),
      markShown: () => file.update(() => NOTICE_SHOWN),
    },
    theme() {
      const stored = file.read()['theme'];
      return THEMES.find((theme) => theme === stored) ?? 'system';
    },
    setTheme: (theme) => file.update(() => ({ theme })),
    settingsWindow: () => readSettingsWindow(file.read()['settingsWindow']),
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

export const NOTICE_SHOWN = { telemetryNoticeShown: true };

export function wasNoticeShown(values: StoredValues): boolean {
  return values['telemetryNoticeShown'] === true;
}

/** A choice that can't be understood counts as one that was lost: off until the person chooses again. */
function readChoice(stored: unknown): StoredChoice {
  if (stored === undefined) return 'none';
  return stored === 'enabled' || stored === 'disabled' ? stored : 'unreadable';
}

function readChanges(stored: unknown): ChoiceChange[] {
  return Array.isArray(stored) ? stored.filter(isChange) : [];
}

function isChange(value: unknown): value is ChoiceChange {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'enabled' in value && typeof value.enabled === 'boolean' && 'at' in value && typeof value.at === 'number'
  );
}
