import type { Known } from './fields.ts';
import type { ParsedError } from './parse.ts';
import { placeholdersIn } from './placeholders.ts';
import type { ReadableError, ReadableException, ReadableFrame } from './readable.ts';
import { contextOf, factsOf, fileNameOf, recentEventsIn } from './report.ts';
import { type JsonObject, listOf, memberOf, numberOf, textOf } from './untrusted.ts';

export function readError(parsed: ParsedError, type: string, known: Known): ReadableError {
  const exceptions = parsed.exceptions.map(readException);
  const components = componentsIn(parsed);
  const frames = exceptions.flatMap(({ ownFrames, otherFrames }) => [...ownFrames, ...otherFrames]);
  const texts = [
    ...exceptions.map(({ message }) => message),
    ...frames.flatMap((frame) => [frame.file, frame.function ?? '']),
    ...components,
  ];
  return {
    kind: 'error',
    id: parsed.id,
    occurredAt: parsed.occurredAt,
    type,
    message: parsed.message,
    exceptions,
    components,
    facts: factsOf(parsed, known),
    context: contextOf(parsed, known),
    recentEvents: recentEventsIn(parsed),
    placeholders: placeholdersIn(texts, known.texts.records.placeholders),
  };
}

function readException(exception: JsonObject, index: number): ReadableException {
  const frames = framesIn(exception);
  const isOwn = (frame: unknown) => memberOf(frame, 'in_app') === true;
  return {
    type: textOf(exception['type']) ?? '',
    message: textOf(exception['value']) ?? '',
    role:
      index === 0 ? 'error' : memberOf(exception['mechanism'], 'source') === 'errors' ? 'member' : 'cause',
    ownFrames: frames.filter(isOwn).map(readFrame),
    otherFrames: frames.filter((frame) => !isOwn(frame)).map(readFrame),
  };
}

/** Sentry has the oldest call first. */
export function framesIn(exception: JsonObject | undefined): readonly unknown[] {
  return [...listOf(memberOf(memberOf(exception, 'stacktrace'), 'frames'))].reverse();
}

function readFrame(frame: unknown): ReadableFrame {
  return {
    function: textOf(memberOf(frame, 'function')),
    file: fileNameOf(memberOf(frame, 'filename')),
    line: numberOf(memberOf(frame, 'lineno')),
    column: numberOf(memberOf(frame, 'colno')),
  };
}

/** Of the component stack as Sentry's SDK for React has it. */
function componentsIn({ event }: ParsedError): readonly string[] {
  const stack = textOf(memberOf(memberOf(event['contexts'], 'react'), 'componentStack')) ?? '';
  return stack.split('\n').flatMap((line) => /^\s*at (.+)$/.exec(line)?.[1] ?? []);
}
