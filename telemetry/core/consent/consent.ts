/** Whether telemetry may run right now: no if it is locked off, otherwise as the person chose. */
import type { TelemetryStatus } from '../../contract/bridge.ts';
import { fileProblems } from '../../contract/texts/file-problems-en.ts';
import { codeOf } from '../disk-errors.ts';
import { describeDiskError } from '../files/describe-disk-error.ts';
import { FileError } from '../files/file-error.ts';
import { namesOf } from '../names.ts';
import type { StoredChoice, StoredChoices, TelemetryHost } from '../ports.ts';
import { readConfigurationFiles } from './configuration-file.ts';
import { findLock } from './locks.ts';
import { wasEnabledAt, wasWanted } from './timeline.ts';

export interface Consent {
  /** Whether telemetry is locked off, which Settings can't override: nothing is created, written or sent. */
  isLocked(): boolean;
  /** Throws an error for people if telemetry is locked. */
  requireUnlocked(): void;
  isEnabled(): boolean;
  /** Whether telemetry is off because the person has not been asked yet. */
  isUndecided(): boolean;
  /** Whether the person's choice allows sending what was recorded. */
  mayDeliver(): boolean;
  /** Whether the person has ever chosen, or may have. */
  hasChosen(): boolean;
  /** Whether this choice differs from the one in force or the one on disk. */
  isNews(enabled: boolean): boolean;
  /**
   * Stores the person's choice; it is on disk when this returns. Throws an error for people if telemetry is
   * locked or the choice can't be stored. Even then, opting out takes effect in this process.
   */
  choose(enabled: boolean): void;
  /** Reads choices made by other processes of the installation; true if the answer changed. */
  refresh(): boolean;
  /** The number of choices made so far, as far as this process knows. */
  generation(): number;
  /** Whether later choices still allow sending an event; for the arguments see `wasWanted`. */
  isWanted(generation: number, occurredAt: number): boolean;
  /** Whether telemetry was on at that time, in milliseconds since 1970-01-01 UTC. */
  wasEnabledAt(time: number): boolean;
  status(): Pick<
    TelemetryStatus,
    'enabled' | 'locked' | 'disabledBy' | 'disabledByName' | 'settingsUnreadable' | 'choiceMade'
  >;
}

type Needs = Pick<
  TelemetryHost,
  | 'catalogue'
  | 'choice'
  | 'clock'
  | 'commandLine'
  | 'consent'
  | 'disk'
  | 'environment'
  | 'folder'
  | 'heldOff'
  | 'machine'
  | 'warn'
  | 'warningTexts'
  | 'workingDirectory'
>;

/** Reads all sources once and warns of those it can't understand. */
export function createConsent(host: Needs): Consent {
  const names = namesOf(host.catalogue.namespace);
  const sources = {
    variable: names.disableVariable,
    commandLine: host.commandLine,
    environment: host.environment,
    machine: host.machine?.findings ?? [],
    configurationFiles: readConfigurationFiles(host, names.configurationFile, [
      host.workingDirectory ?? host.folder,
      host.folder,
    ]),
  };
  const { lock: found, warnings } = findLock(sources, host.warningTexts);
  warnings.forEach(host.warn);
  const lock = found ?? host.heldOff?.lock ?? null;
  if (found === null && host.heldOff !== undefined) host.warn(host.heldOff.warning);

  // While locked, nothing of the installation is touched.
  let stored: StoredChoices = lock === null ? host.choice.load() : { choice: 'none', count: 0, changes: [] };
  // Differs from what is stored only if an opt-out could not be stored.
  let choice: StoredChoice = stored.choice;
  function requireUnlocked(): void {
    if (lock !== null) {
      throw new Error(`Telemetry is disabled by ${lock.name}, which Settings can't override.`);
    }
  }
  const mode = host.consent ?? 'optOut';
  const isUndecided = () => lock === null && choice === 'none' && mode === 'optIn';
  const isEnabled = () => lock === null && (choice === 'enabled' || (choice === 'none' && mode === 'optOut'));

  function lostOptOut(): string {
    return mode === 'optIn' && stored.choice === 'none'
      ? 'so you will be asked again'
      : 'so telemetry is off only until this program exits';
  }

  return {
    isLocked: () => lock !== null,
    requireUnlocked,
    isEnabled,
    isUndecided,
    hasChosen: () => choice !== 'none',
    // With `optIn`, a lost answer may have been a no.
    mayDeliver: () => mode === 'optOut' || choice === 'enabled' || choice === 'disabled',
    isNews: (enabled) =>
      enabled !== isEnabled() || choice === 'none' || stored.choice !== choice || choice === 'unreadable',
    choose(enabled) {
      requireUnlocked();
      const wanted = enabled ? 'enabled' : 'disabled';
      if (!enabled) choice = wanted;
      try {
        host.choice.write(enabled, host.clock.now);
        stored = { ...host.choice.load(), choice: wanted };
      } catch (error) {
        const consequence = enabled ? 'so telemetry stays off' : lostOptOut();
        const problem =
          error instanceof FileError ? `. ${describeDiskError(error, fileProblems)}` : ` (${codeOf(error)}).`;
        throw new Error(`Your choice could not be saved, ${consequence}${problem}`, { cause: error });
      }
      choice = wanted;
    },
    refresh() {
      if (lock !== null) return false;
      const isOffUnstored = stored.choice !== choice;
      const before = choice;
      try {
        stored = host.choice.load();
      } catch {
        // A file damaged while the app runs may have held an opt-out.
        stored = { ...stored, choice: 'unreadable' };
      }
      if (!isOffUnstored) choice = stored.choice;
      return choice !== before;
    },
    generation: () => stored.count,
    isWanted: (generation, occurredAt) => wasWanted(stored, mode, generation, occurredAt),
    wasEnabledAt: (time) => wasEnabledAt(stored, mode, time),
    status: () => ({
      enabled: isEnabled(),
      locked: lock !== null,
      disabledBy: lock?.source ?? (isEnabled() || isUndecided() ? null : 'settings'),
      disabledByName: lock?.name ?? null,
      settingsUnreadable: lock === null && choice === 'unreadable',
      choiceMade: choice === 'enabled' || choice === 'disabled',
    }),
  };
}
