/**
 * Walks a stack by its frame records, without any knowledge of the code: on x64 and arm64 a function that keeps a
 * frame pointer puts the one of its caller on the stack with the return address above it, and points to the two. All
 * of Chromium, Node and V8 does, and so do Apple's libraries; those of Linux and Windows mostly do not.
 */
import type { Registers } from './registers.ts';
import type { StackMemory } from './stack-memory.ts';

/** How an address was found, by Sentry's names: from the registers, by a frame pointer, or by a search of the stack. */
export const TRUSTS = ['context', 'fp', 'scan'] as const;
export type Trust = (typeof TRUSTS)[number];

export interface Step {
  /** The instruction that crashed, then return addresses: after the instructions that called. */
  readonly address: number;
  readonly trust: Trust;
}

export interface Walk {
  readonly registers: Registers;
  /** Null if the dump does not hold it. */
  readonly stack: StackMemory | null;
  /** Whether there can be code of a module. */
  readonly isCode: (at: number) => boolean;
  /** Whether `isCode` knows code from the data of a module. */
  readonly knowsCode: boolean;
  /** Of the steps, not of the records: compiled JavaScript has records, and is in no module. */
  readonly mostSteps: number;
}

const POINTER_BYTES = 8;
const RECORD_BYTES = 2 * POINTER_BYTES;
/** Both architectures keep the stack so wherever a function is called, so that records of compiled C++ are, too. */
const ALIGNMENT = 16;
/** JavaScript can be some thousand calls deep. */
const MOST_RECORDS = 16_384;
/** In all searches of a walk. Libraries without frame pointers take a few hundred bytes; a buffer can have many times that. */
const SEARCHED_BYTES = 64 * 1024;
/** A larger frame than any that was seen. */
const FRAME_BYTES = 128 * 1024;

/** The instruction that crashed and the callers that can be told, newest first. */
export function walkStack(walk: Walk): Step[] {
  const { registers, stack, isCode, mostSteps } = walk;
  const steps: Step[] = [{ address: registers.instruction, trust: 'context' }];
  if (stack === null || registers.stack === null || registers.frame === null) return steps;
  // All below was seen: what was called earlier is above what it called.
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
    // The first function of a thread keeps a zero. Anything else is of code that has put the register to another use, and
    // may have had it point to what looks like a record.
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

/** Whether a record says anything: where code is, or, from JavaScript's compiled code, where the next record is. */
function leadsOn(stack: StackMemory, record: number, isCode: Walk['isCode']): boolean {
  const caller = callerAt(stack, record);
  return isCode(returnAddressAt(stack, record)) || canBeRecord(stack, caller, record + RECORD_BYTES);
}

/**
 * The first record that leads to another: what merely looks like one does not also point to one. A function that has
 * returned can have left such a pair, but that leads to records of functions that have not.
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

/** Adds what can only be return addresses, since it points to code. */
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
