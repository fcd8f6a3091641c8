/** The entrants, and what the runner must know about each. */

export interface Entrant {
  /** The name of its file in `peers/`. */
  readonly id: string;
  readonly title: string;
  /** The package whose version is reported, or null for this module. */
  readonly package: string | null;
  /** What a request body contains once per event, and again in duplicates, if anything. */
  readonly eventId: RegExp | null;
  /** How long an event waits for others by default, in milliseconds; null if its clock can be set. */
  readonly waitMs: number | null;
}

export const KREYA: Entrant = {
  id: 'kreya',
  title: 'this module',
  package: null,
  eventId: /"log\.record\.uid","value":\{"stringValue":"([^"]+)"/g,
  waitMs: null,
};

/** The same, as in a session of the app; see its file. */
export const KREYA_APART: Entrant = { ...KREYA, id: 'kreya-apart' };

/** The same on a clock that jumps. */
export const KREYA_DAY: Entrant = { ...KREYA, id: 'kreya-day' };

/** The SDKs that people would use instead. All keep waiting events in memory. */
export const ALTERNATIVES: readonly Entrant[] = [
  {
    id: 'posthog',
    title: 'PostHog',
    package: 'posthog-node',
    eventId: /"uuid":"([^"]+)"/g,
    waitMs: 5_000,
  },
  {
    id: 'segment',
    title: 'Segment',
    package: '@segment/analytics-node',
    eventId: /"messageId":"([^"]+)"/g,
    waitMs: 10_000,
  },
  {
    id: 'amplitude',
    title: 'Amplitude',
    package: '@amplitude/analytics-node',
    eventId: /"insert_id":"([^"]+)"/g,
    waitMs: 10_000,
  },
  {
    id: 'opentelemetry',
    title: 'OpenTelemetry',
    package: '@opentelemetry/sdk-logs',
    eventId: null,
    waitMs: 1_000,
  },
  { id: 'sentry', title: 'Sentry logs', package: '@sentry/node', eventId: null, waitMs: 5_000 },
];

export const ENTRANTS: readonly Entrant[] = [KREYA, ...ALTERNATIVES];

/** What a durable `track()` can't do without. */
export const WRITE: Entrant = {
  id: 'write',
  title: 'the write alone',
  package: null,
  eventId: null,
  waitMs: null,
};

/** Node without an SDK. */
export const NONE: Entrant = { id: 'none', title: 'no SDK', package: null, eventId: null, waitMs: null };
