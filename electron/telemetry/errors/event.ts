/** From what an error was reduced to, to Sentry's event. */
import { catalogue, type MetadataOf } from '../../../shared/catalogue/index.ts';
import { wireNameOfField } from '../../../shared/catalogue/wire.ts';
import type { Subject } from './subject.ts';

/** What every report says besides the error. */
export interface ReportContext {
  /** 32 hex digits. */
  readonly eventId: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly occurredAt: number;
  readonly appVersion: string;
  readonly installationId: string;
  readonly environment: MetadataOf<'AppStarted'>;
  /** The names of the last events, oldest first. */
  readonly recentEvents: readonly string[];
  /** How many identical errors the report stands for. */
  readonly occurrences: number;
}

/**
 * Puts an event together. The event id and the time come first, so that they can be read from the encoded
 * bytes without parsing them.
 */
export function buildEvent(context: ReportContext, subject: Subject): object {
  const { origin, exceptions, platform, tags, images } = subject;
  return {
    event_id: context.eventId,
    timestamp: context.occurredAt / 1000,
    platform,
    level: origin.fatal ? 'fatal' : 'error',
    release: `kreya@${context.appVersion}`,
    user: { id: context.installationId },
    // Sentry would otherwise take the address that a request came from for the person's.
    sdk: { name: 'kreya-telemetry', version: context.appVersion, settings: { infer_ip: 'never' } },
    tags: {
      ...environmentTags(context.environment),
      process: origin.process,
      occurrences: String(context.occurrences),
      ...tags,
    },
    breadcrumbs: context.recentEvents.map((message) => ({ category: 'event', message })),
    exception: { values: exceptions },
    debug_meta: images === undefined ? undefined : { images },
  };
}

function environmentTags(environment: MetadataOf<'AppStarted'>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(catalogue.AppStarted.fields).map(([name, field]) => {
      const value: unknown = Reflect.get(environment, name);
      return [wireNameOfField(name, field), String(value)];
    }),
  );
}
