/**
 * Reads the few facts of a minidump that are safe to send. A dump holds memory: everything that is not a number
 * of the facts comes from a closed set, and no text of the dump is copied.
 *
 * Layouts are those of Microsoft's minidumpapiset.h, and of minidump_extensions.h and minidump_context.h of
 * Crashpad, which writes the dumps of Electron on all systems.
 */

import type { ProcessKind } from '../origin.ts';
import { orElse, u32 } from './bytes.ts';
import { readDirectory, STREAM, startOf } from './directory.ts';
import { exceptionName } from './exceptions.ts';
import { findModule, NO_MODULE } from './modules.ts';
import { readProcessKind } from './process-kind.ts';
import { type Arch, type Os, readInstruction, readSystem, UNKNOWN_SYSTEM } from './system.ts';

export interface CrashFacts {
  /** A name from a closed set, such as `SIGSEGV` or `EXCEPTION_ACCESS_VIOLATION`, or `unknown`. */
  readonly exception: string;
  readonly exceptionCode: number;
  /** The module of the instruction that crashed: a known one by its name in lower case, else `<other>`. */
  readonly module: string;
  /** How far into the module the instruction is; null if it is in none, as compiled JavaScript is. */
  readonly offset: number | null;
  /** Which build of the module it is, for one that comes with the app. */
  readonly debugId: string | null;
  readonly os: Os;
  readonly arch: Arch;
  readonly process: ProcessKind;
}

export type MinidumpResult =
  | { readonly kind: 'crash'; readonly facts: CrashFacts }
  /** Cut off, or not finished yet. */
  | { readonly kind: 'truncated' }
  /** Nothing that a crash could be told from. */
  | { readonly kind: 'notADump' };

const SIGNATURE = 0x504d444d;
const VERSION = 0xa793;

/**
 * Never throws, and takes time and memory within the size of the dump, whatever its bytes are. `product` is the name
 * of the executable, in lower case.
 */
export function readMinidump(bytes: Uint8Array, product: string): MinidumpResult {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return orElse(() => read(file, product), { kind: 'truncated' });
}

function read(file: DataView, product: string): MinidumpResult {
  const signature = u32(file, 0);
  // Crashpad writes the signature last: a dump that it has not finished begins with zero.
  if (signature === 0) return { kind: 'truncated' };
  // The upper half of the version is the writer's own.
  if (signature !== SIGNATURE || (u32(file, 4) & 0xffff) !== VERSION) return { kind: 'notADump' };
  const streams = readDirectory(file);
  const exception = streams.get(STREAM.exception)?.start;
  if (exception === undefined) return { kind: 'notADump' };

  // MINIDUMP_EXCEPTION_STREAM: ThreadId u32, alignment, then MINIDUMP_EXCEPTION: ExceptionCode u32, …
  const exceptionCode = u32(file, exception + 8);
  // What is missing of the rest costs its own fact only.
  const { os, arch } = orElse(() => readSystem(file, startOf(streams, STREAM.systemInfo)), UNKNOWN_SYSTEM);
  const module = orElse(() => {
    const instruction = readInstruction(file, exception, arch);
    return instruction === null
      ? NO_MODULE
      : findModule(file, startOf(streams, STREAM.moduleList), instruction, product);
  }, NO_MODULE);
  const process = orElse(() => readProcessKind(file, startOf(streams, STREAM.crashpadInfo)), 'unknown');

  const facts: CrashFacts = {
    exception: exceptionName(os, exceptionCode),
    exceptionCode,
    module: module.name,
    offset: module.offset,
    debugId: module.debugId,
    os,
    arch,
    process,
  };
  return { kind: 'crash', facts };
}
