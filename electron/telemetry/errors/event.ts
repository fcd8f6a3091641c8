/** From what an error was reduced to, to Sentry's event. */
import type { MetadataOf } from '../../../shared/catalogue/index.ts';
import { catalogue } from '../../../shared/catalogue/index.ts';
import { wireNameOfField } from '../../../shared/catalogue/wire.ts';
import type { ErrorEvent } from './event-schema.ts';
import type { CrashFacts } from './minidump/read-minidump.ts';
import type { ErrorOrigin, ProcessKind } from './origin.ts';
import type { ReducedError, ReducedFrame } from './reduce/index.ts';

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

/** What is the same for every kind of report, by what it is that a report is about. */
export interface Subject {
  readonly origin: ErrorOrigin;
  readonly exceptions: ErrorEvent['exception']['values'];
  readonly platform: ErrorEvent['platform'];
  readonly tags: Readonly<Record<string, string | undefined>>;
  /** Which build of a module a native frame is of. */
  readonly images?: NonNullable<ErrorEvent['debug_meta']>['images'] | undefined;
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
  const values = Object.entries(environment);
  return Object.fromEntries(
    Object.entries(catalogue.AppStarted.fields).flatMap(([name, field]) => {
      const value = values.find(([key]) => key === name)?.[1];
      return value === undefined ? [] : [[wireNameOfField(name, field), String(value)]];
    }),
  );
}

/** The error and its causes. Sentry has the thrown one last and, in a stack, the innermost call last. */
export function describeErrors(errors: readonly ReducedError[], origin: ErrorOrigin): Subject {
  const exceptions = errors.map((error, index) => ({
    type: error.type,
    value: error.message,
    stacktrace: error.frames.length === 0 ? undefined : { frames: error.frames.map(frameOf).reverse() },
    mechanism: {
      type: index === 0 ? origin.mechanism : ('chained' as const),
      handled: index === 0 ? origin.mechanism === 'react' : true,
      exception_id: index,
      parent_id: error.parent ?? undefined,
      source: error.relation ?? undefined,
    },
  }));
  return {
    origin,
    exceptions: exceptions.reverse(),
    platform: origin.process === 'renderer' ? 'javascript' : 'node',
    // A cause often has the code that the error around it lacks.
    tags: {
      code: errors.find((error) => error.code !== null)?.code ?? undefined,
      syscall: errors.find((error) => error.syscall !== null)?.syscall ?? undefined,
    },
  };
}

function frameOf(frame: ReducedFrame) {
  return {
    filename: frame.inApp ? `app:///${frame.file}` : frame.file,
    function: frame.function ?? undefined,
    lineno: frame.line ?? undefined,
    colno: frame.column ?? undefined,
    in_app: frame.inApp,
  };
}

export const GONE_REASONS = [
  'abnormal-exit',
  'killed',
  'crashed',
  'oom',
  'launch-failed',
  'integrity-failure',
  'memory-eviction',
] as const;
/** Why a process of the app is gone, by Electron's names for it. */
export type GoneReason = (typeof GONE_REASONS)[number];

const GONE_TYPES: Readonly<Record<ProcessKind, string>> = {
  main: 'MainProcessGone',
  renderer: 'RenderProcessGone',
  gpu: 'GpuProcessGone',
  utility: 'UtilityProcessGone',
  cli: 'CliProcessGone',
  unknown: 'ChildProcessGone',
};

/** A process of the app that is gone. */
export function describeGone(origin: ErrorOrigin, reason: GoneReason, exitCode: number): Subject {
  return {
    origin,
    exceptions: [
      {
        type: GONE_TYPES[origin.process],
        value: reason,
        mechanism: { type: origin.mechanism, handled: false },
      },
    ],
    platform: 'native',
    tags: { exit_code: String(exitCode) },
  };
}

const IMAGE_TYPES = { linux: 'elf', windows: 'pe', macos: 'macho' } as const;

/** A native crash: of the whole dump, the exception and the one instruction. */
export function describeCrash(facts: CrashFacts): Subject {
  const { module, offset, debugId, os } = facts;
  const address = offset === null ? undefined : hex(offset);
  const imageType = os === 'unknown' ? undefined : IMAGE_TYPES[os];
  return {
    origin: { process: facts.process, mechanism: 'minidump', fatal: true },
    exceptions: [
      {
        type: facts.exception,
        value: address === undefined ? `in ${module}` : `in ${module} at ${address}`,
        stacktrace: {
          frames: [
            {
              platform: 'native',
              package: module,
              instruction_addr: address,
              addr_mode: 'rel:0',
              in_app: false,
            },
          ],
        },
        mechanism: { type: 'minidump', handled: false },
      },
    ],
    platform: 'native',
    tags: { exception_code: hex(facts.exceptionCode) },
    images:
      imageType === undefined || debugId === null
        ? undefined
        : [{ type: imageType, debug_id: debugId, code_file: module, image_addr: '0x0' }],
  };
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
