/** Where an error occurred, and how it was noticed. */

import { RENDERER_MECHANISMS } from '../../../shared/telemetry-bridge.ts';

/** The process in which an error occurred. */
export const PROCESS_KINDS = ['main', 'renderer', 'gpu', 'utility', 'cli', 'unknown'] as const;
export type ProcessKind = (typeof PROCESS_KINDS)[number];

/** How an error was noticed, by the name of the event that told it. */
export const MECHANISMS = [
  'uncaughtException',
  'unhandledRejection',
  ...RENDERER_MECHANISMS,
  'preload-error',
  'render-process-gone',
  'child-process-gone',
  'minidump',
] as const;
export type Mechanism = (typeof MECHANISMS)[number];

export interface ErrorOrigin {
  readonly process: ProcessKind;
  readonly mechanism: Mechanism;
  /** Whether the process ended by it. */
  readonly fatal: boolean;
}
