import type { Catalogue, CommonOption, CommonValuesOf } from '../catalogue/catalogue.ts';
import type { Events, Fields } from '../catalogue/define.ts';
import { messageOf } from '../contract/raw-error.ts';
import type { SpeechOptions } from '../contract/texts/index.ts';
import type { ErrorDetails } from '../core/errors/origin.ts';
import type { ConsentMode, ErrorSource, OwnCode } from '../core/ports.ts';
import type { Telemetry } from '../core/telemetry/telemetry.ts';
import type { ProductFolders } from './app-data.ts';
import type { OwnFetch } from './own-transport.ts';
import type { SettingsFile } from './telemetry-settings.ts';

/** The options that the app and the command lines of a product share; `undefined` counts as not given. */
export interface TelemetryOptions<E extends Events> extends SpeechOptions<Catalogue<E>> {
  /** From `defineCatalogue`. Its namespace gives all public names: `acme.*`, `ACME_DISABLETELEMETRY`. */
  readonly catalogue: Catalogue<E>;
  /**
   * The values of all of the catalogue's common fields, which every event carries; see {@link WithCommon}.
   * They stay in force until `setCommon`.
   */
  readonly common?: unknown;
  /** Base URL of an OTLP/HTTP receiver, unless `<NAMESPACE>_TELEMETRY_ENDPOINT` names another. */
  readonly endpoint?: string | undefined;
  /** Sentry DSN for errors, unless `<NAMESPACE>_TELEMETRY_DSN` names another. Without one, no errors are tracked. */
  readonly dsn?: string | undefined;
  /**
   * How many milliseconds an event waits at most for others to be sent with it, up to a day, unless
   * `<NAMESPACE>_TELEMETRY_WAIT_MS` says otherwise. By default some minutes; a second in an app that is not
   * packaged.
   */
  readonly waitMs?: number | undefined;
  /**
   * The product's per-user folder, if it is not the one derived from its name (`app.getPath('userData')` in
   * an app); null if there is no place for one.
   */
  readonly folder?: string | null | undefined;
  /**
   * The folder in which telemetry's own files are, in `telemetry/`, if `folder` is given and roams with the
   * person; defaults to `folder`.
   */
  readonly localFolder?: string | undefined;
  /**
   * With `optIn`, people are asked first: until they say yes, nothing is recorded, and there is no
   * installation ID and no telemetry file. With `optOut`, the default, telemetry is on, and nothing is sent
   * before people have been told. Their choice stays when a later version of the program says something else
   * here. If a program says `optIn`, that also applies to `createNodeTelemetry` in all processes and threads
   * that it starts.
   */
  readonly consent?: ConsentMode | undefined;
  /**
   * Whether the person had turned off what the program used before. Then telemetry is off until they turn it
   * on; this counts until they choose here. It is neither recorded nor sent, and waiting data is deleted.
   */
  readonly optedOutBefore?: boolean | undefined;
  /** The https address of the product's privacy policy, to show to people; none by default. */
  readonly privacyUrl?: string | undefined;
  /** Writes one line for whoever runs the program; to standard error by default. */
  readonly warn?: ((message: string) => void) | undefined;
  /**
   * Where the product keeps its settings, to keep the person's choice there, too; `telemetry.json` by
   * default.
   */
  readonly settings?: SettingsFile | undefined;
  /**
   * What each error report says about the program and the system: fields like those of an event, and their
   * values, which are read at the first error. By default, the system and its processor.
   */
  readonly errorContext?: ErrorSource['environment'] | undefined;
  /**
   * What the fingerprints that the program gives to errors can consist of: texts from its sources, since they
   * are sent unchanged.
   */
  readonly fingerprints?: readonly string[] | undefined;
  /**
   * What error reports may say about the program's own code, read at the first error. It can build on what
   * `found` returns, the default: the scripts in the program's folder, with their debug IDs.
   */
  readonly ownCode?: ((found: ErrorSource['own']) => OwnCode) | undefined;
  /**
   * Sends instead of the package's own transport, for example through your proxy: the standard `fetch`, or a
   * function like it. It may answer anything, but must not follow redirects, as the request says. A command
   * line with a `fetch` sends only when it awaits `flush()` or `end()`, unless it sets `sends: true`: the
   * request could keep it alive.
   */
  readonly fetch?: OwnFetch | undefined;
}

export interface NodeTelemetryOptions<E extends Events> extends TelemetryOptions<E> {
  readonly version: string;
  /**
   * The product's name for people. Its per-user folder has this name, too, as Electron gives it to an app.
   */
  readonly productName: string;
  /**
   * The arguments, if they are not those of the process: for example, with the contents of response files.
   */
  readonly commandLine?: readonly string[] | undefined;
  /** Whether to send what is waiting while the program works; true by default, unless there is a `fetch`. */
  readonly sends?: boolean | undefined;
  /**
   * What is printed, once, before anything is sent, instead of `texts.notice`; null to print nothing, since
   * another program of the product shows the notice. An app always does so for its utility processes and
   * worker threads.
   */
  readonly notice?: string | null | undefined;
  /**
   * The command that turns telemetry off, such as `acme telemetry off`, for the notice to name; it names the variable
   * `<NAMESPACE>_DISABLETELEMETRY` if this is not given.
   */
  readonly disableCommand?: string | undefined;
}

/** Options with the values of a catalogue's common fields, required if and only if it has any. */
export type WithCommon<E extends Events, C extends Fields> = {
  readonly catalogue: Catalogue<E, C>;
} & CommonOption<C>;

/** The telemetry that the app and the command lines of a product share. */
export interface ProgramTelemetry<E extends Events, C extends Fields = Fields>
  extends Pick<
    Telemetry<E>,
    | 'activity'
    | 'adoptInstallationId'
    | 'deleteFiles'
    | 'deleteHistory'
    | 'deleteWaiting'
    | 'flush'
    | 'folder'
    | 'onStatusChanged'
    | 'requestErasure'
    | 'resetInstallationId'
    | 'setEnabled'
    | 'status'
    | 'track'
  > {
  /**
   * Tracks an error that the program caught, whatever was thrown; it is on disk when this returns. Never
   * throws.
   */
  captureError(thrown: unknown, details?: ErrorDetails): void;
  /**
   * Replaces the values of all of the catalogue's common fields, for events recorded from now on. Never
   * throws: refused values are logged, and the previous ones stay in force.
   */
  setCommon(values: CommonValuesOf<C>): void;
}

/** The product's folders, as the program names them or as they are found. */
export function foldersOf(
  { folder, localFolder }: Pick<TelemetryOptions<Events>, 'folder' | 'localFolder'>,
  find: () => ProductFolders | null,
): ProductFolders | null {
  if (folder === undefined) return find();
  return folder === null ? null : { folder, localFolder: localFolder ?? folder };
}

/** The program's own code, as the program describes it; as it is found if it does not or that fails. */
export function ownCodeOf(
  { ownCode }: Pick<TelemetryOptions<Events>, 'ownCode'>,
  found: ErrorSource['own'],
  warn: (message: string) => void,
): ErrorSource['own'] {
  if (ownCode === undefined) return found;
  return () => {
    try {
      return ownCode(found);
    } catch (error) {
      warn(
        `The option ownCode threw an error, so error reports name only what is found: ${messageOf(error)}`,
      );
      return found();
    }
  };
}
