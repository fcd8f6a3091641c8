import { address, locationAt, u32 } from './bytes.ts';
import type { Arch } from './system.ts';

/** The registers from which a walk of the stack begins: addresses in the process that crashed. */
export interface Registers {
  readonly instruction: number;
  /** Null where stacks are not walked. */
  readonly stack: number | null;
  /** The frame pointer, or whatever else the code that crashed had in its register; null where stacks are not walked. */
  readonly frame: number | null;
}

/**
 * The registers of the thread at the crash: the exception's own address is, on Linux and macOS, that of the memory
 * which could not be had. Null if they are not known.
 *
 * `MINIDUMP_EXCEPTION_STREAM`: …, ThreadContext location @160. The context is Windows' `CONTEXT` of each
 * architecture, which Crashpad's `MinidumpContext*` repeats: Rsp @152, Rbp @160, Rip @248; ARM64 Fp (X29) @240,
 * Sp @256, Pc @264; Eip @184; ARM Pc @64.
 */
export function readRegisters(file: DataView, exceptionAt: number, arch: Arch): Registers | null {
  const { size, start } = locationAt(file, exceptionAt + 160);
  // A dump without registers says so by an empty location.
  if (size === 0) return null;
  switch (arch) {
    case 'x64':
      return {
        instruction: address(file, start + 248),
        stack: address(file, start + 152),
        frame: address(file, start + 160),
      };
    case 'arm64':
      return {
        instruction: address(file, start + 264),
        stack: address(file, start + 256),
        frame: address(file, start + 240),
      };
    case 'ia32':
      return { instruction: u32(file, start + 184), stack: null, frame: null };
    case 'arm':
      return { instruction: u32(file, start + 64), stack: null, frame: null };
    case 'unknown':
      return null;
  }
}
