import { address, locationAt, u32 } from './bytes.ts';
import type { System } from './system.ts';

/** The used part of one thread's stack. It grows down: the latest call is at its start. */
export interface StackMemory {
  /** Its addresses in the process: from the first byte to just after the last. */
  readonly start: number;
  readonly end: number;
  /** The pointer at an address, which must be on the stack. */
  pointerAt(at: number): number;
}

/** Chromium has dozens; some drivers add hundreds of their own. */
const MOST_THREADS = 4096;
const THREAD_BYTES = 48;

/**
 * The stack of the thread with this ID; null if the dump does not hold it.
 *
 * `MINIDUMP_THREAD_LIST`: NumberOfThreads u32, then the threads; `MINIDUMP_THREAD`: ThreadId u32, …, Stack
 * `MINIDUMP_MEMORY_DESCRIPTOR` @24, …, 48 bytes in all; `MINIDUMP_MEMORY_DESCRIPTOR`: StartOfMemoryRange u64,
 * Memory location @8.
 */
export function readStack(
  file: DataView,
  at: number,
  threadId: number,
  { arch, os }: System,
): StackMemory | null {
  const count = Math.min(u32(file, at), MOST_THREADS);
  for (let index = 0; index < count; index += 1) {
    const thread = at + 4 + index * THREAD_BYTES;
    if (u32(file, thread) !== threadId) continue;
    const start = address(file, thread + 24);
    const memory = locationAt(file, thread + 32);
    const end = start + memory.size;
    if (memory.start + memory.size > file.byteLength || !Number.isSafeInteger(end)) return null;
    const highBits = arch === 'arm64' ? (os === 'linux' ? 0xffff : 0x7fff) : 0xffff_ffff;
    return {
      start,
      end,
      // ARM64 signs return addresses in the bits above the address, which has 48 bits on Linux and 47
      // elsewhere.
      pointerAt(place) {
        const inFile = memory.start + (place - start);
        return u32(file, inFile) + ((u32(file, inFile + 4) & highBits) >>> 0) * 2 ** 32;
      },
    };
  }
  return null;
}
