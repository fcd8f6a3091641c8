/** Telemetry's part of a person's settings, in any program. */
import type {
  AdoptionStore,
  ChoiceChange,
  ChoiceStore,
  NoticeStore,
  StoredChoice,
  StoredChoices,
} from '../core/ports.ts';

/**
 * How many choices are kept. By the time somebody has made more, events from before are long delivered, and
 * the settings must not keep growing.
 */
const MOST_CHANGES = 500;

/** The latest time that a `Date` can hold. */
const LAST_TIME_MS = 8.64e15;

/**
 * A yes on disk without its time, as when an installer writes it before the first start: it precedes
 * everything.
 */
const YES_AT_FIRST = { enabled: true, at: -LAST_TIME_MS };

export interface TelemetrySettings {
  readonly choice: ChoiceStore;
  readonly notice: NoticeStore;
  readonly adoption: AdoptionStore;
}

/** Any program may have written the file, so every value is validated where it is read. */
export type StoredValues = Readonly<Record<string, unknown>>;

export interface SettingsFile {
  /** Absolute. */
  readonly path: string;
  /** Reads the file; the returned object never changes. Throws if that fails. */
  read(): StoredValues;
  /**
   * Updates the values, and returns when they are on disk. No other process writes in between. Throws if they
   * could not be stored.
   */
  update(change: (values: StoredValues) => StoredValues): void;
}

export function createTelemetrySettings(file: SettingsFile): TelemetrySettings {
  let known: { readonly values: StoredValues; readonly choices: StoredChoices } | null = null;
  return {
    choice: {
      load() {
        const values = file.read();
        if (known?.values !== values) {
          known = { values, choices: readChoices(values) };
        }
        return known.choices;
      },
      write(enabled, now) {
        file.update((values) => {
          const { count, changes } = readChoices(values);
          const kept = [...changes, { enabled, at: now() }].slice(-MOST_CHANGES);
          return {
            telemetry: enabled ? 'enabled' : 'disabled',
            telemetryChanges: kept.map(({ enabled, at }) => ({ enabled, at })),
            telemetryChoices: count + 1,
          };
        });
      },
      touch: () =>
        file.update(({ telemetryTouches: touches }) => ({
          telemetryTouches:
            typeof touches === 'number' && touches < Number.MAX_SAFE_INTEGER ? touches + 1 : 1,
        })),
    },
    notice: {
      wasShown: () => wasNoticeShown(file.read()),
      markShown: () => file.update(() => NOTICE_SHOWN),
    },
    adoption: {
      isClosed: () => isAdoptionClosed(file.read()),
      close() {
        let wasOpen = false;
        file.update((values) => {
          wasOpen = !isAdoptionClosed(values);
          return { telemetryIdIsFinal: true };
        });
        return wasOpen;
      },
    },
  };
}

/** Closed by any value except a plain false. */
function isAdoptionClosed({ telemetryIdIsFinal: stored = false }: StoredValues): boolean {
  return stored !== false;
}

export const NOTICE_SHOWN = { telemetryNoticeShown: true };

export function wasNoticeShown(values: StoredValues): boolean {
  return values['telemetryNoticeShown'] === true;
}

/** An invalid choice counts as lost: telemetry is off until the person chooses again. */
function readChoice(stored: unknown): StoredChoice {
  if (stored === undefined) return 'none';
  return stored === 'enabled' || stored === 'disabled' ? stored : 'unreadable';
}

/** The latest choices, numbered backwards from the stored count, or from their number if none is stored. */
function readChoices(values: StoredValues): StoredChoices {
  const { telemetryChanges: stored, telemetryChoices: counted } = values;
  const choice = readChoice(values['telemetry']);
  const timed = Array.isArray(stored) ? stored.filter(isChange) : [];
  const changes = timed.length === 0 && choice === 'enabled' ? [YES_AT_FIRST] : timed;
  // Nobody made it here, so it has the number of what is recorded before any choice.
  const made = changes[0]?.at === YES_AT_FIRST.at ? changes.length - 1 : changes.length;
  const isCount = typeof counted === 'number' && Number.isSafeInteger(counted) && counted >= made;
  const count = isCount ? counted : made;
  const before = count - changes.length;
  return {
    choice,
    count,
    changes: changes.map(({ enabled, at }, index) => ({ number: before + index + 1, enabled, at })),
  };
}

function isChange(value: unknown): value is Omit<ChoiceChange, 'number'> {
  if (typeof value !== 'object' || value === null) return false;
  if (!('enabled' in value) || typeof value.enabled !== 'boolean') return false;
  return 'at' in value && typeof value.at === 'number' && Math.abs(value.at) <= LAST_TIME_MS;
}
