import type { ErrorOrigin } from './origin.ts';
import type { ErrorEvent } from './sentry-event-schema.ts';

/** Stands in a report for a name that may not be sent. */
export const OTHER = '<other>';

/** The subject of a report: everything that differs from error to error. */
export interface Subject {
  readonly origin: ErrorOrigin;
  readonly exceptions: ErrorEvent['exception']['values'];
  readonly platform: ErrorEvent['platform'];
  readonly tags: Readonly<Record<string, string | undefined>>;
  /** The group it belongs to; Sentry's default if not given. */
  readonly fingerprint?: readonly string[] | undefined;
  /** The components it passed through, as `components` of a reduced error. */
  readonly components?: readonly string[];
  /** The builds of modules in native frames, and of the program's own files in others. */
  readonly images?: NonNullable<ErrorEvent['debug_meta']>['images'] | undefined;
}
