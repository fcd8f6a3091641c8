/** Builds Sentry's event from a reduced error. */
import type { Fields } from '../../catalogue/define.ts';
import { wireNameOfField } from '../../catalogue/wire.ts';
import type { Names } from '../names.ts';
import type { Subject } from './subject.ts';

/** What a report says about the program and the system: values of some catalogue fields. */
export interface ErrorEnvironment {
  readonly fields: Fields;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What every report says besides the error. */
export interface ReportContext {
  /** 32 hex digits. */
  readonly eventId: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly occurredAt: number;
  readonly names: Names;
  readonly appVersion: string;
  readonly installationId: string;
  /** Whether it is a release build. */
  readonly isPackaged: boolean;
  readonly environment: ErrorEnvironment;
  /** The names of the last events, oldest first. */
  readonly recentEvents: readonly string[];
  /** How many identical errors the report stands for. */
  readonly occurrences: number;
}

/**
 * Builds the event. The event ID and the time come first, so that they can be read from the encoded bytes
 * without parsing.
 */
export function buildEvent(context: ReportContext, subject: Subject): object {
  const { origin, exceptions, platform, tags, images, fingerprint } = subject;
  return {
    event_id: context.eventId,
    timestamp: context.occurredAt / 1000,
    platform,
    level: origin.level ?? (origin.fatal ? 'fatal' : 'error'),
    fingerprint,
    release: `${context.names.product}@${context.appVersion}`,
    environment: context.isPackaged ? 'production' : 'development',
    dist: `${process.platform}-${process.arch}`,
    user: { id: context.installationId },
    // Otherwise Sentry would take the request's IP address for the person's.
    sdk: { name: context.names.telemetry, version: context.appVersion, settings: { infer_ip: 'never' } },
    tags: {
      ...environmentTags(context),
      process: origin.process,
      occurrences: String(context.occurrences),
      ...tags,
    },
    breadcrumbs: context.recentEvents.map((message) => ({ category: 'event', message })),
    exception: { values: exceptions },
    contexts: contextsOf(subject),
    debug_meta: images === undefined ? undefined : { images },
  };
}

/** As Sentry's SDK for React does. */
function contextsOf({ components = [] }: Subject): object | undefined {
  if (components.length === 0) return undefined;
  return { react: { componentStack: components.map((name) => `\n    at ${name}`).join('') } };
}

function environmentTags({ names, environment }: ReportContext): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment.fields).map(([name, field]) => [
      wireNameOfField(names.product, name, field),
      String(environment.values[name]),
    ]),
  );
}
