import { type Location, locationAt, u16, u32 } from './bytes.ts';
import type { KnownModule } from './known-modules.ts';
import type { Os } from './system.ts';

/** A build of a module, as Sentry and symbol servers know it. */
export interface ModuleBuild {
  /** A GUID, followed by an age if it has one. */
  readonly debugId: string;
  /**
   * Hexadecimal digits: the build ID on Linux, time stamp and size on Windows; null where the debug ID is
   * enough.
   */
  readonly codeId: string | null;
  /** The name under which symbol servers have it; null if they do not. */
  readonly debugFile: string | null;
  /** In bytes. */
  readonly size: number;
}

const PDB70 = 0x53445352;
const ELF_BUILD_ID = 0x4270454c;
/** A build ID must have at least the bytes of a GUID, and at most those of a SHA-256. */
const GUID_BYTES = 16;
const LONGEST_BUILD_ID = 32;

/**
 * The build of the `MINIDUMP_MODULE` at `at`; null if it does not say.
 *
 * `CvInfoPdb70` (Windows, macOS): 'RSDS', GUID @4, Age u32 @20. Breakpad's `MDCVInfoELF`: 'LEpB', then the
 * build ID, whose first 16 bytes serve as a GUID.
 */
export function readBuild(file: DataView, at: number, os: Os, known: KnownModule): ModuleBuild | null {
  const record = locationAt(file, at + 76);
  const debugId = debugIdAt(file, record);
  if (debugId === null) return null;
  const size = u32(file, at + 8);
  const debugFile = os === 'unknown' ? null : (known.debugFiles?.[os] ?? null);
  return { debugId, codeId: codeIdAt(file, at, os, record), debugFile, size };
}

function debugIdAt(file: DataView, record: Location): string | null {
  const signature = u32(file, record.start);
  if (signature === PDB70) return withAge(guidAt(file, record.start + 4), u32(file, record.start + 20));
  if (signature === ELF_BUILD_ID && record.size >= 4 + GUID_BYTES) return guidAt(file, record.start + 4);
  return null;
}

/** Formats as Sentry defines them (develop.sentry.dev, "Debug Meta Interface"). */
function codeIdAt(file: DataView, at: number, os: Os, record: Location): string | null {
  switch (os) {
    case 'linux':
      return bytesAt(file, record.start + 4, Math.min(record.size - 4, LONGEST_BUILD_ID));
    case 'windows':
      return (
        hex(u32(file, at + 16), 8) +
        u32(file, at + 8)
          .toString(16)
          .toUpperCase()
      );
    case 'macos':
    case 'unknown':
      return null;
  }
}

function withAge(guid: string, age: number): string {
  return age === 0 ? guid : `${guid}-${age.toString(16)}`;
}

/** `GUID`: u32, u16, u16, then eight bytes. */
function guidAt(file: DataView, at: number): string {
  const [first, second, third] = [
    hex(u32(file, at), 8),
    hex(u16(file, at + 4), 4),
    hex(u16(file, at + 6), 4),
  ];
  return [first, second, third, bytesAt(file, at + 8, 2), bytesAt(file, at + 10, 6)].join('-');
}

function bytesAt(file: DataView, at: number, length: number): string {
  return Array.from({ length }, (_, index) => hex(file.getUint8(at + index), 2)).join('');
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
