import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Events } from '../catalogue/define.ts';
import type { ErrorDetails } from '../core/errors/origin.ts';
import type { ErrorSource, OwnCode, TelemetryHost } from '../core/ports.ts';
import type { Telemetry } from '../core/telemetry/telemetry.ts';
import type { ProductFolders } from './app-data.ts';
import type { SettingsFile } from './telemetry-settings.ts';

/** What the app and the command lines of a product have in common. */
export interface TelemetryOptions<E extends Events> {
  /** From `defineCatalogue`. Its namespace is what everything is called outside: `acme.*`, `ACME_DISABLETELEMETRY`. */
  readonly catalogue: Catalogue<E>;
  /** Base URL of an OTLP/HTTP receiver, unless `<NAMESPACE>_TELEMETRY_ENDPOINT` names another. */
  readonly endpoint?: string;
  /** Sentry DSN for errors, unless `<NAMESPACE>_TELEMETRY_DSN` names another. Without one, no errors are tracked. */
  readonly dsn?: string;
  /**
   * How many milliseconds an event waits at most for others to be sent with it, up to a day, unless
   * `<NAMESPACE>_TELEMETRY_WAIT_MS` says otherwise. Some minutes if not given; a second in an app that is not packaged.
   */
  readonly waitMs?: number;
  /**
   * The product's per-user folder, if it is not the one that it has by its name (`app.getPath('userData')` in an app); null
   * if there is nowhere to have one.
   */
  readonly folder?: string | null;
  /**
   * Where telemetry's own files are, in `telemetry/` below it, if `folder` is given and follows the person to other machines;
   * `folder` if not given.
   */
  readonly localFolder?: string;
  /** Takes one line for whoever runs the program; standard error if not given. */
  readonly warn?: (message: string) => void;
  /** Where the product keeps its settings, to keep the person's choice there too; `telemetry.json` if not given. */
  readonly settings?: SettingsFile;
  /**
   * What each error report says of the program and the system: fields as an event has them, and their values, which are
   * asked for with the first error. The system and its processor if not given.
   */
  readonly errorContext?: ErrorSource['environment'];
  /**
   * What the fingerprints that the program gives to errors can be made of: texts that are in its sources, since they leave
   * as they are.
   */
  readonly fingerprints?: readonly string[];
  /**
   * What may be said of the program's own code, asked for with the first error. It can begin with what `found` returns,
   * which is all that is said if this is not given: the scripts in the program's folder, with their debug ids.
   */
  readonly ownCode?: (found: ErrorSource['own']) => OwnCode;
}

/** What the app and the command lines of a product have of telemetry. */
export interface ProgramTelemetry<E extends Events>
  extends Pick<
    Telemetry<E>,
    | 'activity'
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
}

/** The product's folders, as the program names them or as they are found. */
export function foldersOf(
  { folder, localFolder }: Pick<TelemetryOptions<Events>, 'folder' | 'localFolder'>,
  find: () => ProductFolders | null,
): ProductFolders | null {
  if (folder === undefined) return find();
  return folder === null ? null : { folder, localFolder: localFolder ?? folder };
}

/** The program's own code, as it says itself or as it is found. */
export function ownCodeOf(
  { ownCode }: Pick<TelemetryOptions<Events>, 'ownCode'>,
  found: ErrorSource['own'],
): ErrorSource['own'] {
  return ownCode === undefined ? found : () => ownCode(found);
}

/** Where events and errors go in this build, unless the environment names another place. */
export function builtInOf({
  endpoint,
  dsn,
}: Pick<TelemetryOptions<Events>, 'endpoint' | 'dsn'>): NonNullable<TelemetryHost['builtIn']> {
  return { ...(endpoint === undefined ? {} : { endpoint }), ...(dsn === undefined ? {} : { dsn }) };
}
