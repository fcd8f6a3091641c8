import { type Location, locationAt, orElse, u16, u32, u64 } from './bytes.ts';
import { knownModule } from './known-modules.ts';

/** The module of an instruction. */
export interface CrashModule {
  /** A known name, or `<other>`. */
  readonly name: string;
  readonly offset: number | null;
  readonly debugId: string | null;
}

export const NO_MODULE: CrashModule = { name: '<other>', offset: null, debugId: null };

const MODULE_BYTES = 108;
/** Longer than the file name of any known module. */
const LONGEST_NAME = 64;

/**
 * The module that holds an instruction.
 *
 * `MINIDUMP_MODULE_LIST`: NumberOfModules u32, then the modules; `MINIDUMP_MODULE`: BaseOfImage u64, SizeOfImage
 * u32 @8, ModuleNameRva u32 @20, CvRecord location @76, 108 bytes in all.
 */
export function findModule(file: DataView, at: number, instruction: bigint, product: string): CrashModule {
  const count = u32(file, at);
  for (let index = 0; index < count; index += 1) {
    const module = at + 4 + index * MODULE_BYTES;
    const offset = instruction - u64(file, module);
    if (offset < 0n || offset >= u32(file, module + 8)) continue;
    const nameAt = u32(file, module + 20);
    const known = orElse(() => knownModule(fileNameAt(file, nameAt), product), undefined);
    return {
      name: known?.name ?? '<other>',
      offset: Number(offset),
      debugId: known?.isOurs ? orElse(() => debugIdAt(file, locationAt(file, module + 76)), null) : null,
    };
  }
  return NO_MODULE;
}

/** The last part of a path, which is a `MINIDUMP_STRING`: Length u32 in bytes, then UTF-16. */
function fileNameAt(file: DataView, at: number): string {
  const units = u32(file, at) >>> 1;
  let name = '';
  // From its end, since what comes before the last part can hold the name of a person, and is not looked at.
  for (let index = units - 1; index >= 0; index -= 1) {
    const unit = String.fromCharCode(u16(file, at + 4 + index * 2));
    if (unit === '/' || unit === '\\') return name;
    if (name.length === LONGEST_NAME) return '';
    name = unit + name;
  }
  return name;
}

const PDB70 = 0x53445352;
const ELF_BUILD_ID = 0x4270454c;

/**
 * The build of a module, as Sentry and symbol servers know it: a GUID, and an age if it has one.
 *
 * `CvInfoPdb70` (Windows, macOS): 'RSDS', GUID @4, Age u32 @20. Breakpad's `MDCVInfoELF`: 'LEpB', then the
 * build id, whose first 16 bytes are taken for a GUID.
 */
function debugIdAt(file: DataView, record: Location): string | null {
  const signature = u32(file, record.start);
  if (signature === PDB70) return debugId(guidAt(file, record.start + 4), u32(file, record.start + 20));
  if (signature === ELF_BUILD_ID && record.size >= 20) return debugId(guidAt(file, record.start + 4), 0);
  return null;
}

function debugId(guid: string, age: number): string {
  return age === 0 ? guid : `${guid}-${age.toString(16)}`;
}

/** `GUID`: u32, u16, u16, then eight bytes. */
function guidAt(file: DataView, at: number): string {
  const bytes = Array.from({ length: 8 }, (_, index) => hex(file.getUint8(at + 8 + index), 2));
  const [first, second] = [bytes.slice(0, 2).join(''), bytes.slice(2).join('')];
  return [hex(u32(file, at), 8), hex(u16(file, at + 4), 4), hex(u16(file, at + 6), 4), first, second].join(
    '-',
  );
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}
