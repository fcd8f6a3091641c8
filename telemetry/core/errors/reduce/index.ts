/**
 * Reduces an error to what is known to be safe: names, codes, texts and frames that are on a list. An
 * allowlist, since nobody can list everything that is unsafe.
 */
import type { RawError, RawKind } from '../../../contract/raw-error.ts';
import type { OwnCode } from '../../ports.ts';
import { reduceComponents } from './components.ts';
import { reduceFrames } from './frames.ts';
import { createKnown, type Known } from './known.ts';
import type { ReducedError } from './reduced-error.ts';

export type { ReducedError, ReducedFrame } from './reduced-error.ts';

/** Reduces an error and its causes to a list, outermost first. Never throws. */
export type Reduce = (raw: RawError) => readonly ReducedError[];

/** The reported type of something thrown that is not an error. */
const NON_ERRORS: Readonly<Record<Exclude<RawKind, 'error'>, string>> = {
  string: 'NonErrorString',
  number: 'NonErrorNumber',
  boolean: 'NonErrorBoolean',
  bigint: 'NonErrorBigInt',
  symbol: 'NonErrorSymbol',
  function: 'NonErrorFunction',
  object: 'NonErrorObject',
  null: 'NonErrorNull',
  undefined: 'NonErrorUndefined',
  unreadable: 'NonErrorUnreadable',
};

/**
 * Builds its lists at the first error, so that a program without errors pays nothing.
 * @param readOwnCode called once, at the first error; must not throw
 */
export function createReducer(readOwnCode: () => OwnCode): Reduce {
  let known: Known | null = null;
  return (raw) => {
    known ??= createKnown(readOwnCode());
    const reduced: ReducedError[] = [];
    collect(raw, null, null, known, reduced);
    return reduced;
  };
}

function collect(
  raw: RawError,
  parent: ReducedError['parent'],
  relation: ReducedError['relation'],
  known: Known,
  into: ReducedError[],
): void {
  const index = into.length;
  // Node appends the command to this one.
  const syscall = raw.syscall.startsWith('spawn ') ? 'spawn' : raw.syscall;
  into.push({
    type: typeOf(raw, known),
    code: known.codes.has(raw.code) ? raw.code : null,
    syscall: known.systemCalls.has(syscall) ? syscall : null,
    message: known.reduceMessage(raw.message),
    frames: reduceFrames(raw.stack, raw.headerFound, known.frames),
    components: reduceComponents(raw.componentStack, known.components),
    parent,
    relation,
  });
  if (raw.cause !== null) collect(raw.cause, index, 'cause', known, into);
  for (const member of raw.errors) collect(member, index, 'errors', known, into);
}

function typeOf(raw: RawError, known: Known): string {
  if (known.types.has(raw.name)) return raw.name;
  return raw.kind === 'error' ? 'Error' : NON_ERRORS[raw.kind];
}
