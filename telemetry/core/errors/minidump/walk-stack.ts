/**
 * Walks a stack by its frame records, without knowing the code: on x64 and arm64, a function that keeps a
 * frame pointer saves its caller's on the stack, with the return address above it, and points to the two. All
 * of Chromium, Node and V8 does so, and so do Apple's libraries; those of Linux and Windows mostly do not.
 */
import type { Registers } from './registers.ts';
import type { StackMemory } from './stack-memory.ts';

/**
 * How an address was found, by Sentry's names: from the registers, by a frame pointer, or by scanning the
 * stack.
 */
export const TRUSTS = ['context', 'fp', 'scan'] as const;
export type Trust = (typeof TRUSTS)[number];

export interface Step {
  /** The instruction that crashed, then return addresses, which follow the calling instructions. */
  readonly address: number;
  readonly trust: Trust;
}

export interface Walk {
  readonly registers: Registers;
  /** Null if the dump does not hold it. */
  readonly stack: StackMemory | null;
  /** Whether a module may have code at this address. */
  readonly isCode: (at: number) => boolean;
  /** Whether `isCode` can tell code from data in a module. */
  readonly knowsCode: boolean;
  /** Limits the steps, not the records: compiled JavaScript has records and is in no module. */
  readonly mostSteps: number;
}

const POINTER_BYTES = 8;
const RECORD_BYTES = 2 * POINTER_BYTES;
/** Both architectures align the stack like this at every call, so C++ frame records are aligned, too. */
const ALIGNMENT = 16;
/** JavaScript can be thousands of calls deep. */
const MOST_RECORDS = 16_384;
/**
 * For all scans of one walk. Libraries without frame pointers take a few hundred bytes; a buffer can take
 * many times that.
 */
const SEARCHED_BYTES = 64 * 1024;
/** Larger than any frame ever seen. */
const FRAME_BYTES = 128 * 1024;

/** The instruction that crashed and its identifiable callers, newest first. */
export function walkStack(walk: Walk): Step[] {
  const { registers, stack, isCode, mostSteps } = walk;
  const steps: Step[] = [{ address: registers.instruction, trust: 'context' }];
  if (stack === null || registers.stack === null || registers.frame === null) return steps;
  // Everything below has been visited: callers are above what they call.
  let seen = Math.max(registers.stack, stack.start);
  let searchable = SEARCHED_BYTES;
  let record = registers.frame;
  let trust: Trust = 'fp';

  for (let count = 0; count < MOST_RECORDS && steps.length < mostSteps; count += 1) {
    if (!canBeRecord(stack, record, seen) || !leadsOn(stack, record, isCode)) {
      const end = Math.min(seen + searchable, stack.end);
      const found = findRecord(stack, seen, end, isCode);
      if (walk.knowsCode) addReturns(steps, walk, stack, seen, found ?? end);
      if (found === null) break;
      searchable -= found - seen;
      seen = found;
      record = found;
      trust = 'scan';
      continue;
    }
    const caller = callerAt(stack, record);
    const address = returnAddressAt(stack, record);
    seen = record + RECORD_BYTES;
    // A thread's first function keeps a zero. Anything else comes from code that uses the register for
    // something else, which may point to a look-alike.
    const isSound = caller === 0 || canBeRecord(stack, caller, seen);
    if (isCode(address)) steps.push({ address, trust: isSound ? trust : 'scan' });
    record = caller;
    trust = 'fp';
  }
  return steps;
}

function callerAt(stack: StackMemory, record: number): number {
  return stack.pointerAt(record);
}

function returnAddressAt(stack: StackMemory, record: number): number {
  return stack.pointerAt(record + POINTER_BYTES);
}

function canBeRecord(stack: StackMemory, at: number, least: number): boolean {
  return at >= least && at % POINTER_BYTES === 0 && at <= stack.end - RECORD_BYTES;
}

/** Whether a record is useful: it returns to code or, for compiled JavaScript, leads to the next record. */
function leadsOn(stack: StackMemory, record: number, isCode: Walk['isCode']): boolean {
  const caller = callerAt(stack, record);
  return isCode(returnAddressAt(stack, record)) || canBeRecord(stack, caller, record + RECORD_BYTES);
}

/**
 * The first record that leads to another: a look-alike does not usually point to one. A function that has
 * returned can leave such a pair behind, but that leads to records of functions that have not.
 */
function findRecord(stack: StackMemory, from: number, end: number, isCode: Walk['isCode']): number | null {
  const isReturn = (at: number) => isCode(returnAddressAt(stack, at));
  for (let at = alignUp(from); at <= end - RECORD_BYTES; at += ALIGNMENT) {
    const caller = callerAt(stack, at);
    const isNear = caller % ALIGNMENT === 0 && caller - at <= FRAME_BYTES;
    if (isNear && canBeRecord(stack, caller, at + RECORD_BYTES) && isReturn(at) && isReturn(caller))
      return at;
  }
  return null;
}

/** Adds everything that can only be a return address, since it points to code. */
function addReturns(steps: Step[], walk: Walk, stack: StackMemory, from: number, end: number): void {
  const first = Math.ceil(from / POINTER_BYTES) * POINTER_BYTES;
  for (let at = first; at <= end - POINTER_BYTES && steps.length < walk.mostSteps; at += POINTER_BYTES) {
    const address = stack.pointerAt(at);
    if (walk.isCode(address)) steps.push({ address, trust: 'scan' });
  }
}

function alignUp(at: number): number {
  return Math.ceil(at / ALIGNMENT) * ALIGNMENT;
}
