/** What a program must provide. Types only, so every layer may import them. */
import type nodeFs from 'node:fs';
import type { Stats } from 'node:fs';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Events, Fields } from '../catalogue/define.ts';
import type { DisablingSource } from '../contract/bridge.ts';
import type { WarningTexts } from '../contract/texts/warnings-en.ts';

/** What a person chose in Settings or with the command line, as read from disk. */
export type StoredChoice = 'none' | 'enabled' | 'disabled' | 'unreadable';

/**
 * The default until the person chooses: with `optOut`, telemetry is on, and sends nothing until its notice
 * has been shown; with `optIn`, it is off, and the person is to be asked.
 */
export type ConsentMode = 'optIn' | 'optOut';

/** A choice that the person made, or a yes that existed before they made any. */
export interface ChoiceChange {
  /**
   * Numbers all choices of the installation from 1, so that their order does not depend on a clock. A yes
   * before them has 0.
   */
  readonly number: number;
  readonly enabled: boolean;
  /** Milliseconds since 1970-01-01 UTC, by the clock of that time. */
  readonly at: number;
}

/** What the disk says about the person's choices. */
export interface StoredChoices {
  readonly choice: StoredChoice;
  /** How many have been made. */
  readonly count: number;
  /** The latest of them, in order. */
  readonly changes: readonly ChoiceChange[];
}

/** Where the person's choice is stored. Shared by all processes of the installation. */
export interface ChoiceStore {
  /** Reads the disk. Throws if that fails. */
  load(): StoredChoices;
  /**
   * Adds the choice to the changes, with the time at which it is written; it is on disk when this returns.
   * Throws if it could not be stored.
   */
  write(enabled: boolean, now: () => number): void;
  /** Updates the file without changing the choice, so that other processes check it. Throws if that fails. */
  touch(): void;
}

/** Whether the first-run notice has been shown; shared by all processes of the installation. */
export interface NoticeStore {
  wasShown(): boolean;
  /** Throws if it could not be stored. */
  markShown(): void;
}

/**
 * Whether the installation may still adopt an ID from elsewhere; shared by all its processes. Once an ID has
 * been reset or adopted, it may not: people would be recognisable again.
 */
export interface AdoptionStore {
  /** Throws if it could not be read. */
  isClosed(): boolean;
  /** Closes it for good; true if it was open until now. Throws if that could not be stored. */
  close(): boolean;
}

/** The calls of `node:fs` that telemetry makes, so that every disk fault can be tested. */
export type Disk = Pick<
  typeof nodeFs,
  | 'accessSync'
  | 'closeSync'
  | 'close'
  | 'existsSync'
  | 'fchmodSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'lchownSync'
  | 'linkSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readdirSync'
  | 'readFileSync'
  | 'readlinkSync'
  | 'renameSync'
  | 'rmdirSync'
  | 'unlinkSync'
  | 'utimesSync'
  | 'writeFileSync'
> & {
  /**
   * Reads up to `length` bytes from `position`, or from the current position if null, to `offset` in `bytes`;
   * returns how many.
   */
  readonly readSync: (
    descriptor: number,
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number | null,
  ) => number;
  readonly realpathSync: (path: string) => string;
  /** Throws if nothing is there. */
  readonly statSync: (path: string) => Stats;
  /** Lists a folder in the system's order, without blocking the program. */
  readonly readdir: (folder: string, done: (error: Error | null, names: readonly string[]) => void) => void;
  /** Writes `length` bytes from `offset` to that position of the file; returns how many. */
  readonly writeSync: (
    descriptor: number,
    bytes: Uint8Array,
    offset: number,
    length: number,
    position: number,
  ) => number;
  /** Flushes what was written to the device, in the background. */
  readonly fsync: (descriptor: number, done: () => void) => void;
};

export type CancelTimer = () => void;

export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. Can jump. */
  now(): number;
  /** Milliseconds since some instant. Never jumps; stops while the machine sleeps. */
  monotonic(): number;
  /** Calls back once after that many milliseconds; must not keep the process alive. */
  schedule(callback: () => void, afterMs: number): CancelTimer;
  /** Blocks the thread for that many milliseconds: only for work that must be done when a call returns. */
  pause(ms: number): void;
}

/** What telemetry reads of a response. Never throws or rejects, whatever a server answered. */
export interface HttpResponse {
  /** As received, even if HTTP does not define it. */
  readonly status: number;
  /** Null if there is none; the values of a repeated header are joined. */
  readonly header: (name: 'content-type' | 'date' | 'retry-after' | 'x-sentry-rate-limits') => string | null;
  /** The body: as much as was received, up to that many bytes. Call it once. */
  readonly bytes: (maxBytes: number) => Promise<Uint8Array>;
  /** Ends the request without reading the body. */
  readonly discard: () => void;
}

/**
 * Makes a request. Redirects are returned as responses, not followed. Rejects if there is no response;
 * `signal` aborts the request before or after the response.
 */
export type Fetch = (
  url: string,
  init: {
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array<ArrayBuffer>;
    readonly signal: AbortSignal;
    /** Not on a connection that an earlier request used, by which a receiver could link the two. */
    readonly freshConnection?: boolean;
  },
) => Promise<HttpResponse>;

/** What locks telemetry off, whatever Settings says. */
export interface Lock {
  readonly source: Exclude<DisablingSource, 'settings'>;
  /** The option, the variable's name as it is spelled in the environment, or the file's path. */
  readonly name: string;
}

/** What is known of the program's own code: everything about it that an error may contain. */
export interface OwnCode {
  /** The bundle's location as stacks name it, as folders and URLs, and what to put in its place. */
  readonly roots: readonly BundleRoot[];
  /** The files of the bundle, such as `out/main/main.js`. */
  readonly files: ReadonlySet<string>;
  /** The error messages in its source, each as the fixed parts around its holes. */
  readonly messages: readonly (readonly string[])[];
  /** The names of classes and functions in its source. */
  readonly names: ReadonlySet<string>;
  /**
   * The debug ID at the end of a bundle file, by which a receiver finds its source map; null if it has none.
   * Called for files in an error's stack; must not throw. If not given, reports contain no debug IDs.
   */
  readonly debugIdOf?: ((file: string) => string | null) | undefined;
}

export interface BundleRoot {
  /**
   * An absolute folder or the start of a URL, without a trailing slash: `/opt/Acme/app.asar`, `app://acme`.
   */
  readonly prefix: string;
  /** What file names begin with instead: '' or `out/renderer`. */
  readonly replacement: string;
}

/** What error tracking needs to know about the program. */
export interface ErrorSource {
  /** Called at the first error; must not throw. */
  readonly own: () => OwnCode;
  /** What each error says about the program and the system; the values are read at the first error. */
  readonly environment: {
    readonly fields: Fields;
    readonly values: () => Readonly<Record<string, unknown>>;
  };
  /** Whether this is a release build rather than a development build; true by default. */
  readonly isPackaged?: boolean;
  /** Everything the program's fingerprints can consist of; nothing by default. */
  readonly fingerprints?: readonly string[] | undefined;
}

/** What one source of consent says: a lock, a warning for the person who set it, both or neither. */
export interface Finding {
  readonly lock: Lock | null;
  readonly warning: string | null;
}

/** An address, and what it is called where it can be changed. */
export interface AddressSetting {
  readonly text: string;
  readonly setting: string;
}

/** What the machine-wide configuration files say, for everybody who uses the machine. */
export interface MachinePolicy {
  /** Whether they disable telemetry. */
  readonly findings: readonly Finding[];
  /** Where events go, in place of what a variable or the build names; null if no file says so. */
  readonly endpoint: AddressSetting | null;
  /** The same for errors. */
  readonly dsn: AddressSetting | null;
}

/** Everything telemetry needs from the program it runs in. */
export interface TelemetryHost<E extends Events = Events> {
  /** The events; the namespace gives the product's public names, see `names.ts`. */
  readonly catalogue: Catalogue<E>;
  /** Absolute path of the product's per-user folder, which may hold its configuration file. */
  readonly folder: string;
  /**
   * Absolute path of the folder for data that does not roam with the person: telemetry's own files are in
   * `telemetry/` below it. Defaults to the per-user folder; what an earlier version kept there is moved.
   */
  readonly localFolder?: string;
  /** Null if it no longer exists. */
  readonly workingDirectory: string | null;
  /** The process's arguments, without the executable. */
  readonly commandLine: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly appVersion: string;
  /** `process.platform`. */
  readonly platform: string;
  /** The values of the catalogue's common fields, which are validated; not needed if it has none. */
  readonly common?: unknown;
  /** Where this build sends events and errors, unless the environment says otherwise. */
  readonly builtIn?: { readonly endpoint?: string | undefined; readonly dsn?: string | undefined };
  /** The policy of whoever manages the machine; none if not given. */
  readonly machine?: MachinePolicy | undefined;
  /**
   * Why the program itself locks telemetry off, and a line that says so, shown unless something else locks
   * it.
   */
  readonly heldOff?: { readonly lock: Lock; readonly warning: string };
  /**
   * Whether the folder is read-only, for people to be told; `choice` itself reports if it can't store a
   * choice.
   */
  readonly unwritable?: boolean;
  /** The default until the person chooses; `optOut` if not given. */
  readonly consent?: ConsentMode | undefined;
  /** The https address of the product's privacy policy, to show to people. */
  readonly privacyUrl?: string | undefined;
  readonly choice: ChoiceStore;
  /**
   * Whether the program calls `refresh` whenever stored settings change, so that events need not check them.
   * If not given, they do.
   */
  readonly isToldOfChanges?: () => boolean;
  readonly notice: NoticeStore;
  readonly adoption: AdoptionStore;
  readonly disk: Disk;
  /** Whether the process may access every file, as with `sudo`. */
  readonly isSuperuser: boolean;
  readonly clock: Clock;
  /** That many cryptographically random bytes. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** A uniformly random number from 0 to below 1: for delays, which nobody gains from guessing. */
  readonly random: () => number;
  readonly fetch: Fetch;
  /**
   * Whether the person had turned off what the program used before: that counts as their choice until they
   * choose here. It is neither recorded nor sent, and waiting data is deleted.
   */
  readonly optedOutBefore?: boolean | undefined;
  /** Whether to send without being asked by a flush; true by default. */
  readonly sendsByItself?: boolean | undefined;
  /**
   * Whether a completed segment is flushed to the device, in the background; true by default. Without it only a
   * machine that dies can lose data, not a process.
   */
  readonly flushesSegments?: boolean | undefined;
  /** How many milliseconds an event waits at most for others to be sent with it, overriding the policy. */
  readonly waitMs?: number | undefined;
  /** The disk space in bytes for waiting events, overriding the policy. */
  readonly maxSpoolBytes?: number;
  /** The disk space in bytes for error reports, overriding the policy. */
  readonly maxErrorSpoolBytes?: number;
  /** Writes one line for whoever runs the program. */
  readonly warn: (message: string) => void;
  /** Warnings in the language of whoever runs the program; English if not given. */
  readonly warningTexts?: () => WarningTexts;
}
