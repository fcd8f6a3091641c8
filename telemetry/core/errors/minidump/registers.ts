import { address, locationAt, u32 } from './bytes.ts';
import type { Arch } from './system.ts';

/** The registers that a stack walk starts from: addresses in the process that crashed. */
export interface Registers {
  readonly instruction: number;
  /** Null on architectures whose stacks are not walked. */
  readonly stack: number | null;
  /**
   * The frame pointer, or whatever the crashed code kept in its register; null on architectures whose stacks
   * are not walked.
   */
  readonly frame: number | null;
}

/**
 * The registers of the thread at the crash; null if unknown. The exception's own address won't do: on Linux
 * and macOS it is that of the inaccessible memory.
 *
 * `MINIDUMP_EXCEPTION_STREAM`: …, ThreadContext location @160. The context is Windows' `CONTEXT` of each
 * architecture, which Crashpad's `MinidumpContext*` repeats: Rsp @152, Rbp @160, Rip @248; ARM64 Fp (X29)
 * @240, Sp @256, Pc @264; Eip @184; ARM Pc @64.
 */
export function readRegisters(file: DataView, exceptionAt: number, arch: Arch): Registers | null {
  const { size, start } = locationAt(file, exceptionAt + 160);
  // A dump without registers has an empty location here.
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
