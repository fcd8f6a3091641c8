/** How the rest of the module sees error tracking: without loading it, since not every program has a place for errors. */
import type { DropReason } from '../../catalogue/own-events.ts';
import type { RawError } from '../../contract/raw-error.ts';
import type { Gate } from '../consent/gate.ts';
import type { Sender } from '../deliver/sender.ts';
import type { Separation } from '../deliver/separation.ts';
import type { TelemetryHost } from '../ports.ts';
import type { SpoolOptions } from '../spool/spool.ts';
import type { ErrorOrigin, GoneReason } from './origin.ts';

export interface ErrorTracking {
  /** Tracks an error; it is on disk when this returns. Never throws. */
  captureError(raw: RawError, origin: ErrorOrigin): void;
  /** Tracks that a process of the app is gone; by its dump, if it left one. Never throws. */
  captureGone(origin: ErrorOrigin, reason: GoneReason, exitCode: number): void;
  /** Tracks the native crashes whose dumps are there. */
  captureCrashes(): void;
  /** Reports that wait. */
  pending(): number;
  /** Finds out how many that are, in slices. Never rejects. */
  count(): Promise<void>;
  /** Forgets the events that were noted. */
  forgetEvents(): void;
  /** Takes note of an event, to be told with the next error. */
  noteEvent(name: string): void;
  /** Writes what was only counted so far. */
  flushCounted(): void;
  /** Makes what was written ready for delivery; as written before the last choice, if its generation is given. */
  endSegment(generation?: number): void;
  /** Stops looking after what others left, and seals. */
  closeSpool(): void;
  /** Says that what waits may be gone. */
  forgetCounts(): void;
  /** Goes on elsewhere if somebody has removed the file that is being written. */
  leaveIfRemoved(): void;
  readonly sender: Sender;
}

export interface ErrorTrackingOptions {
  readonly host: TelemetryHost;
  /** Telemetry's folder. */
  readonly folder: string;
  readonly gate: Gate;
  readonly separation: Separation;
  /** Reports error reports that are given up on, as the spool has it. */
  readonly reportDrop: SpoolOptions['report'];
  /** Called when more or less waits than before, or delivery gets on. */
  readonly onChanged: () => void;
  /** Called with errors that no report was made of. */
  readonly onSuppressed: (reason: DropReason, count: number) => void;
}

/** Starts error tracking, or not: null if no errors are to be tracked, of which the host was told why. */
export type TrackErrors = (options: ErrorTrackingOptions) => ErrorTracking | null;
