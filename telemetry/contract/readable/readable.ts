/** What a record says, for people: one event, error or crash, with what each part of it means. */
import type { Described } from '../texts/describe.ts';

/** A record as it goes over the wire; a `StoredRecord` is one. */
export interface RecordBytes {
  readonly kind: 'event' | 'error';
  /** An OTLP LogRecord in JSON for an event, a whole Sentry envelope for an error. */
  readonly record: string;
  /** What stands before it on the wire: for an event, the resource; for an error, nothing. */
  readonly origin: string;
}

/** One thing that a record says. */
export interface ReadableField {
  /** In the catalogue, such as `hasScript`; on the wire where the catalogue has none. */
  readonly name: string;
  /** Such as `acme.has_script`. */
  readonly wireName: string;
  /** As people read it: `yes`, `1,234`, `unary`. */
  readonly value: string;
  /** Null if nobody knows, such as of a field of another version. */
  readonly meaning: Described | null;
}

/** What every readable record has. */
export interface ReadableBase {
  /** The ID by which a receiver drops repeats, the same for as long as the record exists; null if it has none. */
  readonly id: string | null;
  /** Milliseconds since 1970-01-01 UTC; null if unknown. */
  readonly occurredAt: number | null;
}

export interface ReadableEvent extends ReadableBase {
  readonly kind: 'event';
  /** In the catalogue; on the wire if it is not there, as one of another version. */
  readonly name: string;
  readonly wireName: string;
  /** Null for an event that is not in the catalogue. */
  readonly group: Described | null;
  readonly description: Described | null;
  /** What this event says, in the order of its bytes. */
  readonly fields: readonly ReadableField[];
  /** What goes with every event: the installation ID, the version and so on. */
  readonly common: readonly ReadableField[];
}

/** A place in the code. */
export interface ReadableFrame {
  /** Null if the stack names none. */
  readonly function: string | null;
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
}

export interface ReadableException {
  readonly type: string;
  readonly message: string;
  /** Whether it is the error itself, caused the one before it, or is one of several in it. */
  readonly role: 'error' | 'cause' | 'member';
  /** The program's own places, and those of others such as Node, each with the innermost call first. */
  readonly ownFrames: readonly ReadableFrame[];
  readonly otherFrames: readonly ReadableFrame[];
}

/** What stands in place of what was not recorded, such as `<path>`. */
export interface ReadablePlaceholder {
  readonly placeholder: string;
  readonly meaning: string;
}

/** What the report of an error and that of a crash have in common. */
export interface ReadableReport extends ReadableBase {
  /** The type of the error, such as `TypeError`, or why the process crashed, such as `SIGSEGV`. */
  readonly type: string;
  readonly message: string;
  /** Level, mechanism, process and codes. */
  readonly facts: readonly ReadableField[];
  /** What the report says of the program and the system, the installation ID among it, and all else. */
  readonly context: readonly ReadableField[];
  /** The names of the last events before it, oldest first. */
  readonly recentEvents: readonly string[];
  /** Those that are in it, each once. */
  readonly placeholders: readonly ReadablePlaceholder[];
}

export interface ReadableError extends ReadableReport {
  readonly kind: 'error';
  /** The error itself, then what caused it; at least one. */
  readonly exceptions: readonly ReadableException[];
  /** React's components that it came through, the innermost first. */
  readonly components: readonly string[];
}

/** A place in a module of machine code. */
export interface ReadableModuleFrame {
  readonly module: string;
  /** From the start of the module, such as `0x1a2b`; null if unknown. */
  readonly offset: string | null;
  /** What the frame is, such as `a caller`; null if unknown. */
  readonly meaning: string | null;
}

export interface ReadableCrash extends ReadableReport {
  readonly kind: 'crash';
  /** Such as `renderer`; null if unknown. */
  readonly process: string | null;
  /** What the exception in `type` means, in a sentence; null if there is none. */
  readonly reason: string | null;
  /** The innermost call first. */
  readonly frames: readonly ReadableModuleFrame[];
}

/** What can't be understood, to be shown as it is. */
export interface UnreadableRecord {
  readonly kind: 'unreadable';
  readonly raw: string;
}

export type ReadableRecord = ReadableEvent | ReadableError | ReadableCrash | UnreadableRecord;
