import { address, locationAt, u32 } from './bytes.ts';
import type { System } from './system.ts';

/** The stack of one thread, as far as it was used. It grows down: what was called last is at its start. */
export interface StackMemory {
  /** The addresses that it had in the process: from the first of its bytes to after the last. */
  readonly start: number;
  readonly end: number;
  /** The pointer at an address, which must be in it. */
  pointerAt(at: number): number;
}

/** Chromium has some dozens; some drivers have hundreds of their own. */
const MOST_THREADS = 4096;
const THREAD_BYTES = 48;

/**
 * The stack of the thread with this id; null if the dump does not hold it.
 *
 * `MINIDUMP_THREAD_LIST`: NumberOfThreads u32, then the threads; `MINIDUMP_THREAD`: ThreadId u32, …, Stack
 * `MINIDUMP_MEMORY_DESCRIPTOR` @24, …, 48 bytes in all; `MINIDUMP_MEMORY_DESCRIPTOR`: StartOfMemoryRange u64, Memory
 * location @8.
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
      // ARM64 signs return addresses in the bits above an address, of which Linux uses 48 and the others 47.
      pointerAt(place) {
        const inFile = memory.start + (place - start);
        return u32(file, inFile) + ((u32(file, inFile + 4) & highBits) >>> 0) * 2 ** 32;
      },
    };
  }
  return null;
}
