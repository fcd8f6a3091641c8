/**
 * Options for Sentry's SDK in the main process, which put telemetry in place of everything it would send and
 * store.
 */
import type { WebContents } from 'electron';
import type { Mechanism, ProcessKind } from '../core/errors/origin.ts';
import type { SentryPort } from '../electron/sentry-port.ts';
import { exactErrorIn, rememberErrors, type SdkIntegration } from './exact-errors.ts';
import { rawErrorOf, readSdkEvent, type SdkErrorEvent } from './sdk-event.ts';

/**
 * The SDK integrations that stay: they add nothing but the error. Not those for uncaught exceptions and
 * rejections in the main process, which telemetry has tracked since before the SDK was loaded.
 */
const KEPT = new Set(['EventFilters', 'FunctionToString', 'LinkedErrors']);

/** Without a DSN the SDK does nothing. Nobody can own this one (RFC 2606). */
const DSN = 'https://telemetry@telemetry.invalid/0';

/** `IPCMode.Classic`, which registers no protocol. */
const CLASSIC = 1;

const FOREIGN_PAGE = 'foreign page';

/** How the SDK's event names its process; for the main process it says nothing. */
const PROCESSES: readonly ProcessKind[] = ['renderer', 'utility'];

/** The SDK options that telemetry sets, by the SDK's names. */
export interface BehindSentry {
  readonly enabled: boolean;
  readonly dsn: string;
  readonly ipcMode: typeof CLASSIC;
  readonly maxBreadcrumbs: number;
  readonly sendClientReports: boolean;
  getRendererName(contents: WebContents): string;
  integrations<Integration extends { readonly name: string }>(
    defaults: readonly Integration[],
  ): (Integration | SdkIntegration)[];
  transport(): {
    send(envelope: SdkEnvelope): Promise<object>;
    flush(): Promise<boolean>;
  };
}

/** What the SDK would send: items, each with a header that gives its type. */
export type SdkEnvelope = readonly [unknown, readonly (readonly [{ readonly type?: string }, unknown])[]];

/**
 * Spread this into the options of `init` of `@sentry/electron/main`: what is captured there, in pages and in
 * utility processes is handled like all errors here, with the same reduction, consent and spool, and is on
 * disk when the call returns. Of scopes, level and listed fingerprints count. Everything else is dropped:
 * other fields of events, sessions, traces, replays, attachments and reports about the SDK. The SDK writes no
 * file, opens no connection and starts no crash reporter.
 * @param telemetry from `createElectronTelemetry`
 */
export function behindSentry({ sentry: port }: { readonly sentry: SentryPort | null }): BehindSentry {
  const remembered = rememberErrors();

  function capture(payload: unknown): void {
    const event = readSdkEvent(payload);
    const from = event.tags?.['event.process'];
    if (port === null || from === FOREIGN_PAGE) return;
    const process = PROCESSES.find((known) => known === from) ?? 'main';
    const exact = process === 'main' ? remembered.take(event.event_id) : exactErrorIn(event.extra);
    const raw = exact ?? rawErrorOf(event);
    port.captureError(raw, {
      level: event.level,
      fingerprint: event.fingerprint,
      process,
      mechanism: mechanismOf(event, process),
      fatal: false,
    });
  }

  return {
    enabled: port !== null,
    dsn: DSN,
    ipcMode: CLASSIC,
    maxBreadcrumbs: 0,
    sendClientReports: false,
    getRendererName: (contents) => (port?.isOwnPage(contents) ? 'renderer' : FOREIGN_PAGE),
    integrations: (defaults) => [...defaults.filter(({ name }) => KEPT.has(name)), remembered],
    transport: () => ({
      send([, items]) {
        for (const [{ type }, payload] of items) {
          if (type === 'event') capture(payload);
        }
        return Promise.resolve({});
      },
      flush: () => Promise.resolve(true),
    }),
  };
}

function mechanismOf({ exception }: SdkErrorEvent, process: ProcessKind): Mechanism {
  const mechanism = exception?.values.at(-1)?.mechanism;
  if (process !== 'renderer' || mechanism?.handled !== false) return 'caught';
  return /rejection/.test(mechanism.type) ? 'unhandledrejection' : 'error';
}
