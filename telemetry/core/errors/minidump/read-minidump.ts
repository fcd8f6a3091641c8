/**
 * Reads the few facts of a minidump that are safe to send. A dump holds memory: every fact is either a number
 * or a name from a closed set, and no text of the dump is copied.
 *
 * The layouts are those of Microsoft's minidumpapiset.h, and of minidump_extensions.h and minidump_context.h
 * in Crashpad, which writes Electron's dumps on all systems.
 */

import { policy } from '../../policy.ts';
import type { ProcessKind } from '../origin.ts';
import { orElse, u32 } from './bytes.ts';
import { readCodeRanges } from './code-ranges.ts';
import { readDirectory, STREAM, type Streams, startOf } from './directory.ts';
import { exceptionName } from './exceptions.ts';
import { type NativeModule, NO_MODULES, readModules } from './modules.ts';
import { readProcessKind } from './process-kind.ts';
import { readRegisters } from './registers.ts';
import { readStack } from './stack-memory.ts';
import { type Arch, type Os, readSystem, type System, UNKNOWN_SYSTEM } from './system.ts';
import { type Trust, walkStack } from './walk-stack.ts';

export interface NativeFrame {
  readonly module: NativeModule;
  /** The offset in the module of the instruction that crashed, or of the one to return to. */
  readonly offset: number;
  readonly trust: Trust;
}

export interface CrashFacts {
  /** A name from a closed set, such as `SIGSEGV` or `EXCEPTION_ACCESS_VIOLATION`, or `unknown`. */
  readonly exception: string;
  readonly exceptionCode: number;
  /**
   * The stack of the crashed thread, newest first, limited to frames in modules, so without compiled
   * JavaScript. The instruction that crashed comes first, if it is in a module, and is the only one with
   * trust `context`.
   */
  readonly frames: readonly NativeFrame[];
  readonly os: Os;
  readonly arch: Arch;
  readonly process: ProcessKind;
}

export type MinidumpResult =
  | { readonly kind: 'crash'; readonly facts: CrashFacts }
  /** Truncated, or not finished yet. */
  | { readonly kind: 'truncated' }
  /** Nothing that a crash could be read from. */
  | { readonly kind: 'notADump' };

const SIGNATURE = 0x504d444d;
const VERSION = 0xa793;

/**
 * Never throws, and takes time and memory bounded by the size of the dump, whatever its bytes are. `product`
 * is the name of the executable, in lower case.
 */
export function readMinidump(bytes: Uint8Array, product: string): MinidumpResult {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return orElse(() => read(file, product), { kind: 'truncated' });
}

function read(file: DataView, product: string): MinidumpResult {
  const signature = u32(file, 0);
  // Crashpad writes the signature last: an unfinished dump begins with zero.
  if (signature === 0) return { kind: 'truncated' };
  // The upper half of the version is specific to the writer.
  if (signature !== SIGNATURE || (u32(file, 4) & 0xffff) !== VERSION) return { kind: 'notADump' };
  const streams = readDirectory(file);
  const exception = streams.get(STREAM.exception)?.start;
  if (exception === undefined) return { kind: 'notADump' };

  // MINIDUMP_EXCEPTION_STREAM: ThreadId u32, alignment, then MINIDUMP_EXCEPTION: ExceptionCode u32, …
  const exceptionCode = u32(file, exception + 8);
  // Missing parts cost only their own facts.
  const system = orElse(() => readSystem(file, startOf(streams, STREAM.systemInfo)), UNKNOWN_SYSTEM);
  const frames = orElse(() => readFrames(file, streams, exception, system, product), []);
  const process = orElse(() => readProcessKind(file, startOf(streams, STREAM.crashpadInfo)), 'unknown');

  const facts: CrashFacts = {
    exception: exceptionName(system.os, exceptionCode),
    exceptionCode,
    frames,
    ...system,
    process,
  };
  return { kind: 'crash', facts };
}

function readFrames(
  file: DataView,
  streams: Streams,
  exception: number,
  system: System,
  product: string,
): NativeFrame[] {
  const registers = readRegisters(file, exception, system.arch);
  if (registers === null) return [];
  const modules = orElse(
    () => readModules(file, startOf(streams, STREAM.moduleList), system.os, product),
    NO_MODULES,
  );
  const threads = streams.get(STREAM.threadList)?.start;
  const stack =
    threads === undefined ? null : orElse(() => readStack(file, threads, u32(file, exception), system), null);
  const regions = streams.get(STREAM.memoryInfoList)?.start;
  const isExecutable = regions === undefined ? null : orElse(() => readCodeRanges(file, regions), null);
  const steps = walkStack({
    registers,
    stack,
    isCode: (at) => modules.has(at) && (isExecutable === null || isExecutable(at)),
    knowsCode: isExecutable !== null,
    mostSteps: policy.crashes.frames,
  });
  return steps.flatMap(({ address, trust }) => {
    const place = modules.placeOf(address);
    return place === null ? [] : [{ ...place, trust }];
  });
}
