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

/** What the app and the command lines of a product have in common; `undefined` counts as not given. */
export interface TelemetryOptions<E extends Events> extends SpeechOptions<Catalogue<E>> {
  /** From `defineCatalogue`. Its namespace is what everything is called outside: `acme.*`, `ACME_DISABLETELEMETRY`. */
  readonly catalogue: Catalogue<E>;
  /**
   * The values of the catalogue's common fields, all of them, which go with every event; see {@link WithCommon}. They hold
   * until `setCommon`.
   */
  readonly common?: unknown;
  /** Base URL of an OTLP/HTTP receiver, unless `<NAMESPACE>_TELEMETRY_ENDPOINT` names another. */
  readonly endpoint?: string | undefined;
  /** Sentry DSN for errors, unless `<NAMESPACE>_TELEMETRY_DSN` names another. Without one, no errors are tracked. */
  readonly dsn?: string | undefined;
  /**
   * How many milliseconds an event waits at most for others to be sent with it, up to a day, unless
   * `<NAMESPACE>_TELEMETRY_WAIT_MS` says otherwise. Some minutes if not given; a second in an app that is not packaged.
   */
  readonly waitMs?: number | undefined;
  /**
   * The product's per-user folder, if it is not the one that it has by its name (`app.getPath('userData')` in an app); null
   * if there is nowhere to have one.
   */
  readonly folder?: string | null | undefined;
  /**
   * Where telemetry's own files are, in `telemetry/` below it, if `folder` is given and follows the person to other machines;
   * `folder` if not given.
   */
  readonly localFolder?: string | undefined;
  /**
   * `optIn` if people are to be asked first: until they say yes nothing is recorded, and there is no installation id and no
   * file of telemetry's. By `optOut`, which holds if not given, telemetry is on, and nothing is sent before they were told.
   * What they chose stays when a later version of the program says something else here. Where a program says `optIn`, it holds
   * for `createNodeTelemetry` in all processes and threads that it starts.
   */
  readonly consent?: ConsentMode | undefined;
  /**
   * Whether the person had turned off what the program used before. Then telemetry is off, until they turn it on; it counts as
   * long as they have chosen nothing here. Nothing is recorded or sent on account of it, and what waits is deleted.
   */
  readonly optedOutBefore?: boolean | undefined;
  /** The https address of the product's privacy policy, for people to be led to; none if not given. */
  readonly privacyUrl?: string | undefined;
  /** Takes one line for whoever runs the program; standard error if not given. */
  readonly warn?: ((message: string) => void) | undefined;
  /** Where the product keeps its settings, to keep the person's choice there too; `telemetry.json` if not given. */
  readonly settings?: SettingsFile | undefined;
  /**
   * What each error report says of the program and the system: fields as an event has them, and their values, which are
   * asked for with the first error. The system and its processor if not given.
   */
  readonly errorContext?: ErrorSource['environment'] | undefined;
  /**
   * What the fingerprints that the program gives to errors can be made of: texts that are in its sources, since they leave
   * as they are.
   */
  readonly fingerprints?: readonly string[] | undefined;
  /**
   * What may be said of the program's own code, asked for with the first error. It can begin with what `found` returns,
   * which is all that is said if this is not given: the scripts in the program's folder, with their debug ids.
   */
  readonly ownCode?: ((found: ErrorSource['own']) => OwnCode) | undefined;
  /**
   * What sends in place of the package's own transport, such as one that knows your proxy: the standard `fetch`, or a function
   * like it. What it answers can be anything; a redirect is not to be followed, which the request says. A command line that
   * has one sends only when it awaits `flush()` or `end()`, unless it says `sends: true`: the request could keep it alive.
   */
  readonly fetch?: OwnFetch | undefined;
}

export interface NodeTelemetryOptions<E extends Events> extends TelemetryOptions<E> {
  readonly version: string;
  /** What people call the product. Its per-user folder has this name, too, as Electron gives it to an app. */
  readonly productName: string;
  /** The arguments, if they are not those of the process: with what response files hold, for example. */
  readonly commandLine?: readonly string[] | undefined;
  /** Whether what waits is sent while the program works; true if not given, unless there is a `fetch`. */
  readonly sends?: boolean | undefined;
  /**
   * What is printed, once, before anything is sent, in place of `texts.notice`; null if nothing is to be, since another
   * program of the product shows the notice, as an app does for its utility processes and worker threads anyway.
   */
  readonly notice?: string | null | undefined;
}

/** Options with the values that a catalogue's common fields take, to be given if and only if it has any. */
export type WithCommon<E extends Events, C extends Fields> = {
  readonly catalogue: Catalogue<E, C>;
} & CommonOption<C>;

/** What the app and the command lines of a product have of telemetry. */
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
    | 'resetInstallationId'
    | 'setEnabled'
    | 'status'
    | 'track'
  > {
  /** Tracks an error that the program caught, whatever was thrown; it is on disk when this returns. Never throws. */
  captureError(thrown: unknown, details?: ErrorDetails): void;
  /**
   * Puts values of the catalogue's common fields, all of them, in the place of those that held, for events that are recorded
   * from now on. Never throws: a refusal is logged, and what held goes on to hold.
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

/** The program's own code, as it says itself, or as it is found if it does not or can't. */
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
