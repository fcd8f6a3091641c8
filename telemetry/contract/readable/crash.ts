import type { RecordTexts } from '../texts/records-en.ts';
import { framesIn } from './error.ts';
import type { Known } from './fields.ts';
import type { ParsedError } from './parse.ts';
import { placeholdersIn } from './placeholders.ts';
import type { ReadableCrash, ReadableModuleFrame } from './readable.ts';
import { contextOf, factsOf, recentEventsIn } from './report.ts';
import { memberOf, textOf } from './untrusted.ts';

/** By what the exceptions of Linux, macOS and Windows have in common. */
const REASONS: readonly (readonly [keyof RecordTexts['crash'], RegExp])[] = [
  [
    'memory',
    /^(?:SIGSEGV|SIGBUS|EXC_BAD_ACCESS|EXCEPTION_(?:ACCESS_VIOLATION|IN_PAGE_ERROR|GUARD_PAGE|DATATYPE_MISALIGNMENT|ARRAY_BOUNDS_EXCEEDED))$/,
  ],
  ['instruction', /^(?:SIGILL|EXC_BAD_INSTRUCTION|EXCEPTION_(?:ILLEGAL|PRIV)_INSTRUCTION)$/],
  ['arithmetic', /^(?:SIGFPE|EXC_ARITHMETIC|EXCEPTION_(?:FLT|INT)_\w+|STATUS_FLOAT_\w+)$/],
  [
    'abort',
    /^(?:SIGABRT|SIGTRAP|EXC_CRASH|EXC_BREAKPOINT|EXCEPTION_BREAKPOINT|NS_EXCEPTION|STATUS_(?:STACK_BUFFER_OVERRUN|FAIL_FAST_EXCEPTION|FATAL_APP_EXIT|ASSERTION_FAILURE|INVALID_CRUNTIME_PARAMETER))$/,
  ],
  ['stack', /^EXCEPTION_STACK_OVERFLOW$/],
  ['outOfMemory', /^(?:OUT_OF_MEMORY|STATUS_NO_MEMORY)$/],
  ['heap', /^STATUS_HEAP_CORRUPTION$/],
  ['dump', /^DUMP_WITHOUT_CRASH$/],
  ['unknown', /^unknown$/],
];

/** Whether it is the report of a crash outside of JavaScript. */
export function isCrash({ exceptions }: ParsedError): boolean {
  return memberOf(memberOf(exceptions[0], 'mechanism'), 'type') === 'minidump';
}

export function readCrash(parsed: ParsedError, type: string, known: Known): ReadableCrash {
  const words = known.texts.records;
  const [reason] = REASONS.find(([, pattern]) => pattern.test(type)) ?? [];
  const frames = framesIn(parsed.exceptions[0]).map((frame) => readFrame(frame, words.trust));
  return {
    kind: 'crash',
    id: parsed.id,
    occurredAt: parsed.occurredAt,
    type,
    message: parsed.message,
    process: textOf(memberOf(parsed.event['tags'], 'process')),
    reason: reason === undefined ? null : words.crash[reason],
    frames,
    facts: factsOf(parsed, known),
    context: contextOf(parsed, known),
    recentEvents: recentEventsIn(parsed),
    placeholders: placeholdersIn([parsed.message, ...frames.map(({ module }) => module)], words.placeholders),
  };
}

function readFrame(frame: unknown, words: Readonly<Record<string, string>>): ReadableModuleFrame {
  const trust = textOf(memberOf(frame, 'trust')) ?? '';
  return {
    module: textOf(memberOf(frame, 'package')) ?? '?',
    offset: textOf(memberOf(frame, 'instruction_addr')),
    meaning: (Object.hasOwn(words, trust) ? words[trust] : undefined) ?? null,
  };
}
