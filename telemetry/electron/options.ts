import type { Session } from 'electron';
import type { Events } from '../catalogue/define.ts';
import type { TelemetryOptions } from '../node/options.ts';

/** Where the app's pages come from. */
export interface PageSource {
  /** Such as `file://`, `app://acme` or, during development, `http://localhost:5173`. */
  readonly origin: string;
  /** The folder behind this origin, relative to the app's, such as `out/renderer`; for error reports. */
  readonly folder?: string | undefined;
}

/**
 * Named, since to infer the events the compiler would look into a function of a literal type, and what is
 * called there is `track` of the telemetry being created.
 */
export type BeforeEnd = () => void;

/** `undefined` counts as not given. */
export interface ElectronTelemetryOptions<E extends Events> extends TelemetryOptions<E> {
  /** The app's version; `app.getVersion()` by default. */
  readonly version?: string | undefined;
  /** Whether that folder is read-only, so that people can be told; `settings` then keeps no choice. */
  readonly unwritable?: boolean | undefined;
  /**
   * The pages that may use telemetry; file pages by default. While the app is not packaged, pages of a
   * development server on this machine may, too: of the one in `ELECTRON_RENDERER_URL`, and of any if no
   * pages are given.
   */
  readonly pages?: readonly PageSource[] | undefined;
  /**
   * Whether to track native crashes with Electron's crash reporter. Set it to false if the app starts the
   * reporter itself.
   */
  readonly nativeCrashes?: boolean | undefined;
  /**
   * Whether an uncaught exception in the main process ends the app, with exit code 1: a dialog tells the
   * person, who may start it again, and what was recorded is sent. If not, Electron opens its own dialog, and
   * the app continues.
   */
  readonly endByError?: boolean | undefined;
  /** Called when the app quits in order, for its last event. */
  readonly beforeEnd?: BeforeEnd | undefined;
  /**
   * Prepares the session that telemetry sends from, for example with `setProxy` or
   * `setCertificateVerifyProc`. It is telemetry's own, in memory: it shares no connection, cookie or cache
   * with the app's pages. Called once, before the first request, which waits for the promise; if that
   * rejects, a warning is logged, and the next request tries again. Has no effect with `fetch`.
   */
  readonly prepareSession?: ((session: Session) => void | Promise<void>) | undefined;
}
