/** Reads what was thrown before Sentry's SDK converts it, and passes it on with the SDK's event. */
import { parseRawError, type RawError, readThrown } from '../contract/raw-error.ts';

/** The parts of Sentry's events that are used. */
export interface SdkEvent {
  readonly event_id?: string;
  extra?: Record<string, unknown>;
}

export interface SdkHint {
  readonly originalException?: unknown;
}

/** A Sentry integration. */
export interface SdkIntegration {
  readonly name: string;
  processEvent<Event extends SdkEvent>(event: Event, hint: SdkHint): Event;
}

const EXTRA = 'kreya-telemetry';
/** A raw error at its limits, with every character escaped. */
const LONGEST = 1_000_000;
/** More than the SDK works on at once. */
const MOST_REMEMBERED = 50;

/**
 * For Sentry's SDK in a page or a utility process: sends what was read of the error itself along with the
 * SDK's event, so that the main process can trust its places. Without it, reports from there name files and
 * functions, but no lines.
 */
export function exactErrors(): SdkIntegration {
  return {
    name: 'ExactErrors',
    processEvent(event, hint) {
      if ('originalException' in hint) {
        event.extra = { ...event.extra, [EXTRA]: JSON.stringify(readThrown(hint.originalException)) };
      }
      return event;
    },
  };
}

/** What `exactErrors` sent along; null if it did not. */
export function exactErrorIn(extra: Readonly<Record<string, unknown>> | undefined): RawError | null {
  const text = extra?.[EXTRA];
  if (typeof text !== 'string' || text.length > LONGEST) return null;
  try {
    return parseRawError(JSON.parse(text));
  } catch {
    return null;
  }
}

export interface RememberedErrors extends SdkIntegration {
  /** What was thrown when this event was created, returned once; null if unknown. */
  take(eventId: string | undefined): RawError | null;
}

/** The same within one process. */
export function rememberErrors(): RememberedErrors {
  const remembered = new Map<string, RawError>();
  return {
    name: 'ExactErrors',
    processEvent(event, hint) {
      if (event.event_id !== undefined && 'originalException' in hint) {
        remembered.set(event.event_id, readThrown(hint.originalException));
        // Events dropped elsewhere in the app are never asked for.
        const [oldest] = remembered.keys();
        if (oldest !== undefined && remembered.size > MOST_REMEMBERED) remembered.delete(oldest);
      }
      return event;
    },
    take(eventId = '') {
      const raw = remembered.get(eventId) ?? null;
      remembered.delete(eventId);
      return raw;
    },
  };
}
