/** Where an error occurred, and how it was noticed. */

import { RENDERER_MECHANISMS } from '../../contract/bridge.ts';

/** The process in which an error occurred. */
export const PROCESS_KINDS = ['main', 'renderer', 'gpu', 'utility', 'cli', 'unknown'] as const;
export type ProcessKind = (typeof PROCESS_KINDS)[number];

/** How an error was noticed, by the name of the event that told it; `caught` if the program did itself. */
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

/** What a program says of an error that it caught. */
export interface ErrorDetails {
  /** `error` if not given. */
  readonly level?: ErrorLevel | undefined;
  /** By what it is grouped with others: of what the program's `fingerprints` lists; anything else is left out. */
  readonly fingerprint?: readonly string[] | undefined;
}

export interface ErrorOrigin extends ErrorDetails {
  readonly process: ProcessKind;
  readonly mechanism: Mechanism;
  /** Whether the process ended by it. */
  readonly fatal: boolean;
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
/** Why a process of the app is gone, by Electron's names for it. */
export type GoneReason = (typeof GONE_REASONS)[number];
