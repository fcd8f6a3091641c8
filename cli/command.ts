/** What a command is to the rest of the program. */
import type { Settings } from '../programs/settings.ts';
import type { MetadataOf } from '../shared/catalogue.ts';
import type { ExitCode } from './exit-codes.ts';
import type { JsonOf, Shape } from './json-shape.ts';
import type { Output } from './output.ts';
import type { CliTelemetry } from './recorded-events.ts';
import type { Speech } from './speech.ts';
import type { Texts } from './texts/index.ts';

/** @typeParam Json what the command prints with `--json` */
export interface PlainContext<Json = unknown> {
  readonly output: Output<Json>;
  readonly speech: Speech;
}

export interface Context<Json = unknown> extends PlainContext<Json> {
  readonly version: string;
  /** The per-user folder; null if there is nowhere to have one. */
  readonly folder: string | null;
  /** Null if it does not exist any more. */
  readonly workingDirectory: string | null;
  readonly settings: Settings;
  readonly telemetry: CliTelemetry;
  /** Records that the command succeeded; for one after which nothing may be recorded any more. */
  readonly recordNow: () => void;
  /** Exits with this code although there is a result; if it is not called, with success. */
  readonly exitWith: (code: ExitCode) => void;
}

export type OptionValues = Readonly<Record<string, unknown>>;

/** One of the texts, in whichever language. */
export type ChooseText = (texts: Texts) => string;

export interface OptionDefinition {
  /** Such as `--limit <count>`. */
  readonly flags: string;
  readonly describe: ChooseText;
  /** How its value is read, if it is to be more than text. */
  readonly value?: OptionValue;
}

export interface OptionValue {
  /** Undefined for text that is no such value. */
  readonly read: (text: string) => unknown;
  /** What is expected, in a sentence. */
  readonly describe: ChooseText;
}

interface CommandTexts {
  /** What it does, as a line of a list. */
  readonly summary: string;
  /** Sentences that only its own help shows. */
  readonly details?: string;
}

/** A word that can come next, where a shell completes. */
export interface Candidate {
  readonly value: string;
  /** For shells that show one; it may be empty. */
  readonly description: string;
}

/** Where the words are typed, and for whom. */
export interface Place {
  readonly speech: Speech;
  readonly workingDirectory: string | null;
  /** Those that say where. */
  readonly options: OptionValues;
}

interface Described<S extends Shape> {
  /** The words that call it, such as `telemetry status`. */
  readonly name: string;
  readonly describe: (texts: Texts) => CommandTexts;
  readonly options?: readonly OptionDefinition[];
  /** The one argument that it takes, if it takes one. */
  readonly argument?: {
    /** In brackets if it can be left out. */
    readonly name: `<${string}>` | `[${string}]`;
    readonly describe: ChooseText;
    /** What it can be. Must be quick, and not throw. */
    readonly candidates?: (place: Place) => readonly Candidate[];
  };
  /** A call that shows what it is for, as it is typed after `kreyac`; its name alone if not given. */
  readonly example?: string;
  /** What it prints with `--json`. */
  readonly json: S;
}

interface Definition<S extends Shape> extends Described<S> {
  /** What it is called in `CliCommandExecuted`; null if no event tells of it. */
  readonly event: MetadataOf<'CliCommandExecuted'>['command'] | null;
  /** Does it. Throws a `CliFailure` for what can be expected to go wrong. */
  readonly run: (
    context: Context<JsonOf<S>>,
    options: OptionValues,
    argument: string,
  ) => void | Promise<void>;
}

interface PlainDefinition<S extends Shape> extends Described<S> {
  /** As `run`, but with no telemetry around it: no notice, no files, nothing recorded. For what shells call as they start. */
  readonly runPlain: (context: PlainContext<JsonOf<S>>, options: OptionValues, argument: string) => void;
}

export interface ObservedCommand extends Described<Shape> {
  readonly event: Definition<Shape>['event'];
  readonly run: (context: Context, options: OptionValues, argument: string) => void | Promise<void>;
}

export interface PlainCommand extends Described<Shape> {
  readonly runPlain: (context: PlainContext, options: OptionValues, argument: string) => void;
}

export type Command = ObservedCommand | PlainCommand;

/** A command, which compiles only if it prints what its `json` says. */
export function defineCommand<S extends Shape>(definition: Definition<S>): ObservedCommand {
  return definition;
}

/** The same for one without telemetry. */
export function definePlainCommand<S extends Shape>(definition: PlainDefinition<S>): PlainCommand {
  return definition;
}
