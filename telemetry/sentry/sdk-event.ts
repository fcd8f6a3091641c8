/** The parts of an SDK event that are used. It can come from a page, so every part of it may be anything. */
import * as v from 'valibot';
import { RAW_LIMITS, type RawError, readThrown } from '../contract/raw-error.ts';
import { ERROR_LEVELS } from '../core/errors/origin.ts';
import { onFirstUse } from '../core/on-first-use.ts';

function createSchema() {
  const ifAny = <Schema extends v.GenericSchema>(schema: Schema) => v.fallback(v.optional(schema), undefined);
  const text = v.fallback(v.string(), '');
  const number = v.fallback(v.number(), 0);
  const frame = v.object({ filename: text, function: text, lineno: number, colno: number });
  const exception = v.object({
    type: text,
    value: text,
    mechanism: ifAny(v.object({ type: text, handled: ifAny(v.boolean()) })),
    stacktrace: ifAny(v.object({ frames: v.array(frame) })),
  });
  return v.object({
    event_id: ifAny(v.string()),
    level: ifAny(v.picklist(ERROR_LEVELS)),
    fingerprint: ifAny(v.array(text)),
    message: ifAny(v.string()),
    tags: ifAny(v.object({ 'event.process': ifAny(v.string()) })),
    extra: ifAny(v.record(v.string(), v.unknown())),
    exception: ifAny(v.object({ values: v.array(exception) })),
  });
}

export type SdkErrorEvent = v.InferOutput<ReturnType<typeof createSchema>>;

const schema = onFirstUse(createSchema);

/** Never throws: leaves out what is not in the SDK's format. */
export function readSdkEvent(payload: unknown): SdkErrorEvent {
  return v.parse(v.fallback(schema(), {}), payload);
}

/**
 * The error as the SDK read it, where nobody else has: no line of its stack is certain, since the SDK takes
 * lines of a message that look like calls for calls. The thrown error comes last, after its causes.
 */
export function rawErrorOf({ message, exception }: SdkErrorEvent): RawError {
  const thrown = exception?.values.at(-1);
  if (thrown === undefined) return readThrown(message);
  const lines = (thrown.stacktrace?.frames ?? []).map(
    (frame) => `    at ${frame.function} (${frame.filename}:${frame.lineno}:${frame.colno})`,
  );
  return {
    kind: 'error',
    name: thrown.type.slice(0, RAW_LIMITS.word),
    message: thrown.value.slice(0, RAW_LIMITS.message),
    stack: lines.reverse().join('\n').slice(0, RAW_LIMITS.stack),
    headerFound: false,
    code: '',
    syscall: '',
    componentStack: '',
    cause: null,
    errors: [],
  };
}
