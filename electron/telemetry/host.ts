import type nodeFs from 'node:fs';
import type { Catalogue } from '../../shared/catalogue/catalogue.ts';
import type { Events } from '../../shared/catalogue/define.ts';
import type { TrackErrors } from './errors/track-errors.ts';

/** What a person chose in Settings or by the command line, as it was found on disk. */
export type StoredChoice = 'none' | 'enabled' | 'disabled' | 'unreadable';

/** A choice that the person made, and when, in milliseconds since 1970-01-01 UTC. */
export interface ChoiceChange {
  readonly enabled: boolean;
  readonly at: number;
}

/** What is on disk of the person's choices. */
export interface StoredChoices {
  readonly choice: StoredChoice;
  /** Every choice made so far, oldest first. */
  readonly changes: readonly ChoiceChange[];
}

/** Where the person's choice is kept. Shared by all processes of the installation. */
export interface ChoiceStore {
  /** Reads the disk. Throws if that fails. */
  load(): StoredChoices;
  /** Returns when the choice is on disk, added to the changes; throws if it could not be stored. */
  write(change: ChoiceChange): void;
}

/** Whether the first-run notice has been shown, kept for all processes of the installation. */
export interface NoticeStore {
  wasShown(): boolean;
  /** Throws if it could not be stored. */
  markShown(): void;
}

/** The calls of `node:fs` that the module makes, so that every fault of a disk can be tested. */
export type Disk = Pick<
  typeof nodeFs,
  | 'closeSync'
  | 'close'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readdirSync'
  | 'readFileSync'
  | 'renameSync'
  | 'rmSync'
  | 'writeFileSync'
> & {
  /** Writes `length` of the bytes from `offset` on to that place of the file; returns how many it could. */
  readonly writeSync: (
    descriptor: number,
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ) => number;
  /** Takes what was written to the device, on its own time. */
  readonly fsync: (descriptor: number, done: () => void) => void;
};

export type CancelTimer = () => void;

export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. Can jump. */
  now(): number;
  /** Milliseconds since some instant. Never jumps, stands still while the machine sleeps. */
  monotonic(): number;
  /** Calls back once after that many milliseconds; must not keep a process alive that is done otherwise. */
  schedule(callback: () => void, afterMs: number): CancelTimer;
}

/** What the module needs of the standard `fetch`: redirects come back as answers, they are not followed. */
export type Fetch = (
  url: string,
  init: {
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array<ArrayBuffer>;
    readonly signal: AbortSignal;
  },
) => Promise<Pick<Response, 'status' | 'headers' | 'body'>>;

/** Everything that the module needs of the program it runs in. */
export interface TelemetryHost<E extends Events = Events> {
  /** The events that there are; its namespace is what the product is called outside, see `names.ts`. */
  readonly catalogue: Catalogue<E>;
  /** Absolute path of the product's per-user folder; telemetry's own files are in `telemetry/` below it. */
  readonly folder: string;
  /** Null if it does not exist any more. */
  readonly workingDirectory: string | null;
  /** The arguments of the process, without the executable. */
  readonly commandLine: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly appVersion: string;
  /** Where events and errors go in this build, unless the environment names another place. */
  readonly builtIn?: { readonly endpoint?: string; readonly dsn?: string };
  /** Whether the folder can't be written to, for people to be told; `choice` says itself that it can't be stored. */
  readonly unwritable?: boolean;
  readonly choice: ChoiceStore;
  readonly notice: NoticeStore;
  readonly disk: Disk;
  readonly clock: Clock;
  /** That many cryptographically random bytes. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** A number from 0 to below 1, evenly spread: for delays, which nobody gains from guessing. */
  readonly random: () => number;
  readonly fetch: Fetch;
  /** Tracks errors, as `errorTracking` gives it; without it, none are tracked. */
  readonly trackErrors?: TrackErrors;
  /** How many bytes of events may wait, in place of what the policy names. */
  readonly maxSpoolBytes?: number;
  /** One line for whoever runs the program. */
  readonly warn: (message: string) => void;
}
