import type { ErrorOrigin } from './origin.ts';
import type { ErrorEvent } from './sentry-event-schema.ts';

/** What stands in a report for a name that may not be told. */
export const OTHER = '<other>';

/** What a report is about: all of it that differs from error to error. */
export interface Subject {
  readonly origin: ErrorOrigin;
  readonly exceptions: ErrorEvent['exception']['values'];
  readonly platform: ErrorEvent['platform'];
  readonly tags: Readonly<Record<string, string | undefined>>;
  /** By what it is grouped; as Sentry would if not given. */
  readonly fingerprint?: readonly string[] | undefined;
  /** The components that it came through, as `components` of a reduced error. */
  readonly components?: readonly string[];
  /** Which build of a module a native frame is of, and which of the program's own files another is of. */
  readonly images?: NonNullable<ErrorEvent['debug_meta']>['images'] | undefined;
}
