/** Where an error occurred, and how it was noticed. */

import type { ReportedProcess, ReportKind } from '../../catalogue/own-events.ts';
import { RENDERER_MECHANISMS } from '../../contract/bridge.ts';

/** The process in which an error occurred. */
export const PROCESS_KINDS = ['main', 'renderer', 'gpu', 'utility', 'cli', 'unknown'] as const;
export type ProcessKind = (typeof PROCESS_KINDS)[number];

/**
 * How an error was noticed, by the name of the event that reported it; `caught` if the program reported it
 * itself.
 */
export const MECHANISMS = [
  'uncaughtException',
  'unhandledRejection',
  'caught',
  ...RENDERER_MECHANISMS,
  'preload-error',
  'render-process-gone',
  'child-process-gone',
  'minidump',
] as const;
export type Mechanism = (typeof MECHANISMS)[number];

/** How bad an error is, by Sentry's names for it (develop.sentry.dev, "Event Payloads", `level`). */
export const ERROR_LEVELS = ['fatal', 'error', 'warning', 'log', 'info', 'debug'] as const;
export type ErrorLevel = (typeof ERROR_LEVELS)[number];

/** What a program says about an error that it caught. */
export interface ErrorDetails {
  /** `error` by default. */
  readonly level?: ErrorLevel | undefined;
  /** The group it belongs to. Parts that are not in the program's `fingerprints` are left out. */
  readonly fingerprint?: readonly string[] | undefined;
}

export interface ErrorOrigin extends ErrorDetails {
  readonly process: ProcessKind;
  readonly mechanism: Mechanism;
  /** Whether the error ended the process. */
  readonly fatal: boolean;
}

/** What an event says of a report of this origin: which process, and which kind of error. */
export function countedAs({ process, mechanism }: ErrorOrigin): {
  readonly process: ReportedProcess;
  readonly kind: ReportKind;
} {
  return { process: process === 'unknown' ? 'other' : process, kind: kindOf(mechanism) };
}

function kindOf(mechanism: Mechanism): ReportKind {
  switch (mechanism) {
    case 'minidump':
      return 'crash';
    case 'render-process-gone':
    case 'child-process-gone':
      return 'gone';
    default:
      return 'exception';
  }
}

export const GONE_REASONS = [
  'abnormal-exit',
  'killed',
  'crashed',
  'oom',
  'launch-failed',
  'integrity-failure',
  'memory-eviction',
] as const;
/** Why a process of the app exited, by Electron's names. */
export type GoneReason = (typeof GONE_REASONS)[number];
