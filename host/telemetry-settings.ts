/** What a person's settings hold for telemetry, in any program. */
import type { ChoiceChange, ChoiceStore, NoticeStore, StoredChoice } from '../electron/telemetry/host.ts';

export interface TelemetrySettings {
  readonly choice: ChoiceStore;
  readonly notice: NoticeStore;
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

export function createTelemetrySettings(file: SettingsFile): TelemetrySettings {
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
