/** What was thrown, read before Sentry's SDK makes its own of it, and handed on beside the SDK's event. */
import { parseRawError, type RawError, readThrown } from '../contract/raw-error.ts';

/** Of Sentry's events what is looked at. */
export interface SdkEvent {
  readonly event_id?: string;
  extra?: Record<string, unknown>;
}

export interface SdkHint {
  readonly originalException?: unknown;
}

/** One of Sentry's integrations. */
export interface SdkIntegration {
  readonly name: string;
  processEvent<Event extends SdkEvent>(event: Event, hint: SdkHint): Event;
}

const EXTRA = 'kreya-telemetry';
/** A raw error at its bounds, every character of it escaped. */
const LONGEST = 1_000_000;
/** More than the SDK works on at once. */
const MOST_REMEMBERED = 50;

/**
 * For Sentry's SDK in a page or a utility process: sends what was read of the error itself along with the SDK's event, so
 * that the main process knows its places for sure. Without it, reports from there tell files and functions, but no lines.
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
  /** What was thrown when this event was made, once; null if nobody knows. */
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
        // What another part of the app has dropped is never asked for.
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
