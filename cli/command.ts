/** What a command is to the rest of the program. */
import type { NodeTelemetry } from 'kreya-telemetry/node';
import type { Settings } from '../programs/settings.ts';
import type { catalogue, MetadataOf } from '../shared/catalogue.ts';
import type { Output } from './output.ts';

export interface Context {
  readonly version: string;
  /** The per-user folder; null if there is nowhere to have one. */
  readonly folder: string | null;
  /** Null if it does not exist any more. */
  readonly workingDirectory: string | null;
  readonly settings: Settings;
  readonly telemetry: NodeTelemetry<typeof catalogue>;
  readonly output: Output;
  /** Records that the command succeeded; for one after which nothing may be recorded any more. */
  readonly recordNow: () => void;
}

export type OptionValues = Readonly<Record<string, unknown>>;

export interface OptionDefinition {
  /** Such as `--limit <count>`. */
  readonly flags: string;
  readonly description: string;
  /** Reads the value. Throws an `InvalidArgumentError` that says what it takes. */
  readonly parse?: (text: string) => unknown;
}

export interface Command {
  /** The words that call it, such as `telemetry status`. */
  readonly name: string;
  readonly description: string;
  readonly options?: readonly OptionDefinition[];
  /** The one argument that it takes, if it takes one. */
  readonly argument?: { readonly name: `<${string}>`; readonly description: string };
  /** What it is called in `CliCommandExecuted`; null if no event tells of it. */
  readonly event: MetadataOf<'CliCommandExecuted'>['command'] | null;
  /** Does it. Throws a `CliFailure` for what can be expected to go wrong. */
  readonly run: (context: Context, options: OptionValues, argument: string) => void | Promise<void>;
}
