/** What a program must provide. Types only, so every layer may import them. */
import type nodeFs from 'node:fs';
import type { Stats } from 'node:fs';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Events, Fields } from '../catalogue/define.ts';
import type { DisablingSource } from '../contract/bridge.ts';

/** What a person chose in Settings or by the command line, as it was found on disk. */
export type StoredChoice = 'none' | 'enabled' | 'disabled' | 'unreadable';

/**
 * What holds as long as the person has chosen nothing: by `optOut` telemetry is on, and sends nothing before its notice was
 * shown; by `optIn` it is off, and the person is to be asked.
 */
export type ConsentMode = 'optIn' | 'optOut';

/** A choice that the person made, or a yes that was there before they made any. */
export interface ChoiceChange {
  /** Counts all choices of the installation, from 1 on: their order, whatever a clock says. A yes before them has 0. */
  readonly number: number;
  readonly enabled: boolean;
  /** Milliseconds since 1970-01-01 UTC, by the clock that held then. */
  readonly at: number;
}

/** What is on disk of the person's choices. */
export interface StoredChoices {
  readonly choice: StoredChoice;
  /** How many were made. */
  readonly count: number;
  /** The latest of them, in their order. */
  readonly changes: readonly ChoiceChange[];
}

/** Where the person's choice is kept. Shared by all processes of the installation. */
export interface ChoiceStore {
  /** Reads the disk. Throws if that fails. */
  load(): StoredChoices;
  /**
   * Returns when the choice is on disk, added to the changes with the time at which it was written; throws if it could
   * not be stored.
   */
  write(enabled: boolean, now: () => number): void;
  /** Changes what is on disk, though not the choice, so that other processes look. Throws if that fails. */
  touch(): void;
}

/** Whether the first-run notice has been shown, kept for all processes of the installation. */
export interface NoticeStore {
  wasShown(): boolean;
  /** Throws if it could not be stored. */
  markShown(): void;
}

/**
 * Whether the installation may still take over an id from elsewhere, kept for all its processes. Who has reset the id, or
 * taken one over, may not: it would become somebody again that it no longer was.
 */
export interface AdoptionStore {
  /** Throws if it could not be read. */
  isClosed(): boolean;
  /** Closes it for good; true if it was open until now. Throws if it could not be stored. */
  close(): boolean;
}

/** The calls of `node:fs` that the module makes, so that every fault of a disk can be tested. */
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
  /** Reads up to `length` bytes from there, or with null from where it was, to that place of `bytes`; returns how many it could. */
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
  /** What is in a folder, in the order of the system's choice, without holding the program meanwhile. */
  readonly readdir: (folder: string, done: (error: Error | null, names: readonly string[]) => void) => void;
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
  /** Blocks the thread for that many milliseconds: only for what has to be done when a call returns. */
  pause(ms: number): void;
}

/** What the module reads of a response. Nothing in it throws or rejects, whatever a server answered. */
export interface HttpResponse {
  /** As it came, even one that HTTP does not have. */
  readonly status: number;
  /** Null if there is none; the values of a repeated one are joined. */
  readonly header: (name: 'content-type' | 'date' | 'retry-after' | 'x-sentry-rate-limits') => string | null;
  /** The body, as UTF-8: as far as it came, and no more than that many bytes. To be called once. */
  readonly text: (maxBytes: number) => Promise<string>;
  /** Ends the request without reading the body. */
  readonly discard: () => void;
}

/**
 * Makes a request. Redirects come back as responses, they are not followed. Rejects if there is no response; `signal`
 * ends the request, be it before or after there is one.
 */
export type Fetch = (
  url: string,
  init: {
    readonly method: 'POST';
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Uint8Array<ArrayBuffer>;
    readonly signal: AbortSignal;
    /** Not on a connection that an earlier request used, by which a receiver could tie the two. */
    readonly freshConnection?: boolean;
  },
) => Promise<HttpResponse>;

/** What locks telemetry off, whatever Settings says. */
export interface Lock {
  readonly source: Exclude<DisablingSource, 'settings'>;
  /** The option, the variable's name as it is spelled in the environment, or the file's path. */
  readonly name: string;
}

/** What is known of the program's own code: everything that may be said of it in an error. */
export interface OwnCode {
  /** Where the bundle lies, as stacks name it: folders and URLs, and what to put in their place. */
  readonly roots: readonly BundleRoot[];
  /** The files of the bundle, such as `out/main/main.js`. */
  readonly files: ReadonlySet<string>;
  /** What its source gives to errors as messages: the fixed parts around their holes. */
  readonly messages: readonly (readonly string[])[];
  /** What its source calls classes and functions. */
  readonly names: ReadonlySet<string>;
  /**
   * The debug id that ends a file of the bundle, by which a receiver finds its source map; null if it has none. Asked for
   * the files in the stack of an error; must not throw. No ids are told if not given.
   */
  readonly debugIdOf?: ((file: string) => string | null) | undefined;
}

export interface BundleRoot {
  /** An absolute folder or the start of a URL, without a slash at the end: `/opt/Acme/app.asar`, `app://acme`. */
  readonly prefix: string;
  /** What a file's name begins with instead: '' or `out/renderer`. */
  readonly replacement: string;
}

/** What error tracking has to know of the program. */
export interface ErrorSource {
  /** Asked for with the first error; must not throw. */
  readonly own: () => OwnCode;
  /** What is said of the program and the system with each error; the values are asked for with the first one. */
  readonly environment: {
    readonly fields: Fields;
    readonly values: () => Readonly<Record<string, unknown>>;
  };
  /** Whether this is a build that people have, and none that is worked on; it is if not given. */
  readonly isPackaged?: boolean;
  /** All that the program's fingerprints can be made of; none if not given. */
  readonly fingerprints?: readonly string[] | undefined;
}

/** Everything that the module needs of the program it runs in. */
export interface TelemetryHost<E extends Events = Events> {
  /** The events that there are; its namespace is what the product is called outside, see `names.ts`. */
  readonly catalogue: Catalogue<E>;
  /** Absolute path of the product's per-user folder, in which its configuration file may be. */
  readonly folder: string;
  /**
   * Absolute path of the folder for what does not follow the person to other machines: telemetry's own files are in
   * `telemetry/` below it. The per-user folder if not given; what an earlier version kept there is moved.
   */
  readonly localFolder?: string;
  /** Null if it does not exist any more. */
  readonly workingDirectory: string | null;
  /** The arguments of the process, without the executable. */
  readonly commandLine: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly appVersion: string;
  /** `process.platform`. */
  readonly platform: string;
  /** The values of the catalogue's common fields, which are checked; nothing if it has none. */
  readonly common?: unknown;
  /** Where events and errors go in this build, unless the environment names another place. */
  readonly builtIn?: { readonly endpoint?: string | undefined; readonly dsn?: string | undefined };
  /** Why the program itself locks telemetry off, and one line that says so; it is not said if something else locks it. */
  readonly heldOff?: { readonly lock: Lock; readonly warning: string };
  /** Whether the folder can't be written to, for people to be told; `choice` says itself that it can't be stored. */
  readonly unwritable?: boolean;
  /** What holds as long as nothing was chosen; `optOut` if not given. */
  readonly consent?: ConsentMode | undefined;
  /** The https address of the product's privacy policy, for people to be told. */
  readonly privacyUrl?: string | undefined;
  readonly choice: ChoiceStore;
  /**
   * Whether the program calls `refresh` whenever what is stored has changed, so that it need not be looked at with an event.
   * It is looked at if not given.
   */
  readonly isToldOfChanges?: () => boolean;
  readonly notice: NoticeStore;
  readonly adoption: AdoptionStore;
  readonly disk: Disk;
  /** Whether the process may do anything to any file, as with `sudo`. */
  readonly isSuperuser: boolean;
  readonly clock: Clock;
  /** That many cryptographically random bytes. */
  readonly randomBytes: (count: number) => Uint8Array;
  /** A number from 0 to below 1, evenly spread: for delays, which nobody gains from guessing. */
  readonly random: () => number;
  readonly fetch: Fetch;
  /**
   * Whether the person had turned off what the program used before: that is their choice, as long as they have chosen nothing
   * here. Nothing is recorded or sent on account of it, and what waits is deleted.
   */
  readonly optedOutBefore?: boolean | undefined;
  /** Whether what waits is sent without being asked for by a flush; it is if not given. */
  readonly sendsByItself?: boolean | undefined;
  /** How many milliseconds an event waits at most for others to be sent with it, in place of what the policy names. */
  readonly waitMs?: number | undefined;
  /** How many bytes of the disk events that wait may take, in place of what the policy names. */
  readonly maxSpoolBytes?: number;
  /** The same for bytes of error reports. */
  readonly maxErrorSpoolBytes?: number;
  /** One line for whoever runs the program. */
  readonly warn: (message: string) => void;
}
