import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Events } from '../catalogue/define.ts';

/** What the app and the command lines of a product have in common. */
export interface TelemetryOptions<E extends Events> {
  /** From `defineCatalogue`. Its namespace is what everything is called outside: `acme.*`, `ACME_DISABLETELEMETRY`. */
  readonly catalogue: Catalogue<E>;
  /** Base URL of an OTLP/HTTP receiver, unless `<NAMESPACE>_TELEMETRY_ENDPOINT` names another. */
  readonly endpoint?: string;
  /** Sentry DSN for errors, unless `<NAMESPACE>_TELEMETRY_DSN` names another. Without one, no errors are tracked. */
  readonly dsn?: string;
  /** Takes one line for whoever runs the program; standard error if not given. */
  readonly warn?: (message: string) => void;
}
