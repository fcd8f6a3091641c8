/** Error tracking as the rest of the module sees it, without loading it: not every program has a DSN. */
import type { DropReason, ReportedProcess, ReportKind } from '../../catalogue/own-events.ts';
import type { RawError } from '../../contract/raw-error.ts';
import type { Gate } from '../consent/gate.ts';
import type { Hold } from '../deliver/hold.ts';
import type { Sender } from '../deliver/sender.ts';
import type { Separation } from '../deliver/separation.ts';
import type { Erasures } from '../erasure/erasures.ts';
import type { TelemetryHost } from '../ports.ts';
import type { SpoolOptions } from '../spool/spool.ts';
import type { ErrorOrigin, GoneReason } from './origin.ts';

export interface ErrorTracking {
  /** Tracks an error; it is on disk when this returns. Never throws. */
  captureError(raw: RawError, origin: ErrorOrigin): void;
  /** Tracks that a process of the app exited; by its dump, if it left one. Never throws. */
  captureGone(origin: ErrorOrigin, reason: GoneReason, exitCode: number): void;
  /** Tracks the native crashes whose dumps exist. */
  captureCrashes(): void;
  /** The number of reports waiting. */
  pending(): number;
  /** Counts the waiting reports, in slices. Never rejects. */
  count(): Promise<void>;
  /** Forgets the noted events. */
  forgetEvents(): void;
  /** Notes an event, to be attached to the next error. */
  noteEvent(name: string): void;
  /** Writes the reports that were only counted so far. */
  flushCounted(): void;
  /** Seals what was written, for delivery; as written before the last choice, if its generation is given. */
  endSegment(generation?: number): void;
  /** Stops looking for segments of other processes, and seals. */
  closeSpool(): void;
  /** Call when waiting reports may have been deleted. */
  forgetCounts(): void;
  /** Starts a new file if somebody has removed the one being written. */
  leaveIfRemoved(): void;
  readonly sender: Sender;
}

export interface ErrorTrackingOptions {
  readonly host: TelemetryHost;
  /** Telemetry's folder. */
  readonly folder: string;
  readonly gate: Gate;
  readonly separation: Separation;
  readonly hold: Hold;
  readonly erasures: Erasures;
  /** Reports dropped error reports, as the spool requires. */
  readonly reportDrop: SpoolOptions['report'];
  /** Called when the number waiting changes, or delivery makes progress. */
  readonly onChanged: () => void;
  /** Called with errors that did not become a report. */
  readonly onSuppressed: (reason: DropReason, count: number) => void;
  /** Called with each report that is on disk, once, whether it stands for one error or for several. */
  readonly onReported: (process: ReportedProcess, kind: ReportKind) => void;
}

/** Starts error tracking; null if errors are not tracked, after telling the host why. */
export type TrackErrors = (options: ErrorTrackingOptions) => ErrorTracking | null;
