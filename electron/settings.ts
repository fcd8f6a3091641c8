/** The person's settings, kept with electron-store in `config.json`. */
import Store from 'electron-store';
import { THEMES, type Theme } from '../shared/bridge.ts';

import { catalogue, type MetadataOf } from '../shared/catalogue/index.ts';
import { CHOICE_LOST, setAsideIfUnreadable } from './settings-file.ts';
import { codeOf } from './telemetry/disk-errors.ts';
import type { ChoiceChange, ChoiceStore, NoticeStore, StoredChoice } from './telemetry/host.ts';

type Account = Pick<MetadataOf<'AppStarted'>, 'subscriptionPlan' | 'authenticated'>;

export interface Settings {
  readonly choice: ChoiceStore;
  readonly notice: NoticeStore;
  theme(): Theme;
  /** Returns when the theme is on disk; throws if it could not be stored. */
  setTheme(theme: Theme): void;
  /** What signing in, which is no part of this app, left there; otherwise the free plan and nobody. */
  account(): Account;
}

/** Whatever is in the file was written by some program, so every value is checked where it is read. */
interface Values {
  /** Reads the file, once for all of them. */
  all(): Readonly<Record<string, unknown>>;
  get(key: string): unknown;
  set(values: Record<string, unknown>): void;
}

/** Opens the settings in `folder`. A file that can't be read is set aside, and `warn` is told. Never throws. */
export function openSettings(folder: string, warn: (message: string) => void): Settings {
  const store = openStore(folder, warn);
  return {
    choice: {
      load() {
        const values = store.all();
        return {
          choice: readChoice(values['telemetry']),
          changes: readChanges(values['telemetryChanges']),
        };
      },
      write(change) {
        store.set({
          telemetry: change.enabled ? 'enabled' : 'disabled',
          telemetryChanges: [...readChanges(store.get('telemetryChanges')), change],
        });
      },
    },
    notice: {
      wasShown: () => store.get('telemetryNoticeShown') === true,
      markShown: () => store.set({ telemetryNoticeShown: true }),
    },
    theme() {
      const stored = store.get('theme');
      return THEMES.find((theme) => theme === stored) ?? 'system';
    },
    setTheme: (theme) => store.set({ theme }),
    account() {
      const plan = store.get('subscriptionPlan');
      const plans = catalogue.AppStarted.fields.subscriptionPlan.kind.values;
      return {
        subscriptionPlan: plans.find((known) => known === plan) ?? 'free',
        authenticated: store.get('authenticated') === true,
      };
    },
  };
}

function openStore(folder: string, warn: (message: string) => void): Values {
  try {
    const keptAs = setAsideIfUnreadable(folder, new Date());
    if (keptAs !== null) {
      warn(`The settings could not be read and are kept as ${keptAs}. Telemetry is off until you choose.`);
    }
    const store = new Store<Record<string, unknown>>({ cwd: folder, accessPropertiesByDotNotation: false });
    return {
      all: () => store.store,
      get: (key) => store.get(key),
      set: (values) => store.set(values),
    };
  } catch (error) {
    const code = codeOf(error);
    warn(
      `The settings in ${folder} can't be opened (${code}). Telemetry is off, and nothing you choose is kept.`,
    );
    return {
      all: () => ({ telemetry: CHOICE_LOST }),
      get: () => undefined,
      set() {
        throw error;
      },
    };
  }
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
