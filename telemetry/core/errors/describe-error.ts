import { fingerprintOf } from './fingerprint.ts';
import type { ErrorOrigin } from './origin.ts';
import type { ReducedError, ReducedFrame } from './reduce/index.ts';
import type { Subject } from './subject.ts';

/**
 * Describes an error and its causes. Sentry puts the thrown one last and, in a stack, the innermost call
 * last.
 * @param fingerprints what the program's own fingerprints can consist of
 */
export function describeErrors(
  errors: readonly ReducedError[],
  origin: ErrorOrigin,
  fingerprints: ReadonlySet<string>,
): Subject {
  const exceptions = errors.map((error, index) => ({
    type: error.type,
    value: error.message,
    stacktrace: error.frames.length === 0 ? undefined : { frames: error.frames.map(frameOf).reverse() },
    mechanism: {
      type: index === 0 ? origin.mechanism : ('chained' as const),
      handled: index > 0 || origin.mechanism === 'react' || origin.mechanism === 'caught',
      exception_id: index,
      parent_id: error.parent ?? undefined,
      source: error.relation ?? undefined,
    },
  }));
  return {
    origin,
    fingerprint: fingerprintOf(errors, origin, fingerprints),
    exceptions: exceptions.reverse(),
    platform: origin.process === 'renderer' ? 'javascript' : 'node',
    components: errors[0]?.components ?? [],
    images: imagesOf(errors),
    // A cause often has the code that the error around it lacks.
    tags: {
      code: errors.find((error) => error.code !== null)?.code ?? undefined,
      syscall: errors.find((error) => error.syscall !== null)?.syscall ?? undefined,
    },
  };
}

/** The builds of the program's own files in the stacks, by which Sentry finds the source maps. */
function imagesOf(errors: readonly ReducedError[]): Subject['images'] {
  const ids = new Map<string, string>();
  for (const frame of errors.flatMap((error) => error.frames)) {
    if (frame.debugId !== null) ids.set(filenameOf(frame), frame.debugId);
  }
  if (ids.size === 0) return undefined;
  return [...ids].map(([code_file, debug_id]) => ({ type: 'sourcemap' as const, code_file, debug_id }));
}

/** The same name in images and frames, or Sentry would not match them. */
function filenameOf({ inApp, file }: ReducedFrame): string {
  return inApp ? `app:///${file}` : file;
}

function frameOf(frame: ReducedFrame) {
  return {
    filename: filenameOf(frame),
    function: frame.function ?? undefined,
    lineno: frame.line ?? undefined,
    colno: frame.column ?? undefined,
    in_app: frame.inApp,
  };
}
