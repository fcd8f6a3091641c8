import type { Session } from 'electron';
import type { Events } from '../catalogue/define.ts';
import type { TelemetryOptions } from '../node/options.ts';

/** Where pages of the app come from. */
export interface PageSource {
  /** Such as `file://`, `app://acme` or, while they are worked on, `http://localhost:5173`. */
  readonly origin: string;
  /** The folder, below the app's, in which what is at this origin lies, such as `out/renderer`; for error reports. */
  readonly folder?: string | undefined;
}

/**
 * It has a name, since the compiler would look into a function of a literal type to infer the events, and what is called here
 * is `track` of the telemetry that is being made.
 */
export type BeforeEnd = () => void;

/** `undefined` counts as not given. */
export interface ElectronTelemetryOptions<E extends Events> extends TelemetryOptions<E> {
  /** The app's version; `app.getVersion()` if not given. */
  readonly version?: string | undefined;
  /** Whether nothing can be written to that folder, for people to be told; `settings` then keeps no choice. */
  readonly unwritable?: boolean | undefined;
  /**
   * The pages that may speak to telemetry; those of files if not given. While the app is not packaged, those of a development
   * server on this machine may, too: of the one in `ELECTRON_RENDERER_URL`, and of any if no pages are given.
   */
  readonly pages?: readonly PageSource[] | undefined;
  /** Whether native crashes are tracked, by Electron's crash reporter. Not to be, if the app starts that itself. */
  readonly nativeCrashes?: boolean | undefined;
  /**
   * Whether an uncaught exception of the main process ends the app, with 1: the person is told in a dialog and may start
   * it anew, and what was recorded is sent. If not, Electron opens its own dialog, and the app goes on.
   */
  readonly endByError?: boolean | undefined;
  /** Called when the app ends in order, for its last event. */
  readonly beforeEnd?: BeforeEnd | undefined;
  /**
   * Prepares the session in which telemetry sends, such as by `setProxy` or `setCertificateVerifyProc`. It is telemetry's
   * own and in memory: it shares no connection, cookie or cache with the app's pages. Called once, before the first request,
   * which waits for the promise; if that rejects, `warn` is told, and the next request tries again. Has no effect with `fetch`.
   */
  readonly prepareSession?: ((session: Session) => void | Promise<void>) | undefined;
}
