import { u16, u32 } from './bytes.ts';

export type Os = 'linux' | 'macos' | 'windows' | 'unknown';
export type Arch = 'x64' | 'arm64' | 'ia32' | 'arm' | 'unknown';

export interface System {
  readonly os: Os;
  readonly arch: Arch;
}

export const UNKNOWN_SYSTEM: System = { os: 'unknown', arch: 'unknown' };

/** `MINIDUMP_SYSTEM_INFO.PlatformId`: `VER_PLATFORM_WIN32_NT`, and Crashpad's `MinidumpOS`. */
const OSES = new Map<number, Os>([
  [2, 'windows'],
  [0x8101, 'macos'],
  [0x8201, 'linux'],
]);

/**
 * `PROCESSOR_ARCHITECTURE_*`; the last is what Breakpad and older versions of Crashpad write for 64-bit ARM.
 */
const ARCHES = new Map<number, Arch>([
  [0, 'ia32'],
  [5, 'arm'],
  [9, 'x64'],
  [12, 'arm64'],
  [0x8003, 'arm64'],
]);

/** `MINIDUMP_SYSTEM_INFO`: ProcessorArchitecture u16, …, PlatformId u32 @20. */
export function readSystem(file: DataView, at: number): System {
  return {
    os: OSES.get(u32(file, at + 20)) ?? 'unknown',
    arch: ARCHES.get(u16(file, at)) ?? 'unknown',
  };
}
