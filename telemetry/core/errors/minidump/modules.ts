import { OTHER } from '../subject.ts';
import { address, orElse, u16, u32 } from './bytes.ts';
import { lastNotAbove } from './code-ranges.ts';
import { knownModule } from './known-modules.ts';
import { type ModuleBuild, readBuild } from './module-build.ts';
import type { Os } from './system.ts';

/** What may be reported of a module, a loaded file of code. */
export interface NativeModule {
  /** A known name, or `<other>`. */
  readonly name: string;
  /** Its build, if it ships with the app. */
  readonly build: ModuleBuild | null;
}

export interface Place {
  readonly module: NativeModule;
  /** Bytes from the start of the module. */
  readonly offset: number;
}

/** The modules of a process. */
export interface Modules {
  has(at: number): boolean;
  /**
   * Returns the same module object for all places in it; null if the address is in no module, as for compiled
   * JavaScript.
   */
  placeOf(at: number): Place | null;
}

export const NO_MODULES: Modules = { has: () => false, placeOf: () => null };

const MODULE_BYTES = 108;
/** Chromium has about two hundred. */
const MOST_MODULES = 4096;
/** Longer than the file name of any known module. */
const LONGEST_NAME = 64;

/**
 * The modules that a dump lists. Only their ranges are read until an address falls into one.
 *
 * `MINIDUMP_MODULE_LIST`: NumberOfModules u32, then the modules; `MINIDUMP_MODULE`: BaseOfImage u64,
 * SizeOfImage u32 @8, TimeDateStamp u32 @16, ModuleNameRva u32 @20, CvRecord location @76, 108 bytes in all.
 */
export function readModules(file: DataView, listAt: number, os: Os, product: string): Modules {
  const inFile = Math.floor((file.byteLength - listAt - 4) / MODULE_BYTES);
  const count = Math.min(u32(file, listAt), MOST_MODULES, inFile);
  const ranges = Array.from({ length: count }, (_, index) => {
    const at = listAt + 4 + index * MODULE_BYTES;
    return { at, start: address(file, at), size: u32(file, at + 8) };
  });
  ranges.sort((one, other) => one.start - other.start);
  const told = new Map<number, NativeModule>();

  function rangeOf(place: number) {
    const range = lastNotAbove(ranges, place);
    return range !== undefined && place - range.start < range.size ? range : null;
  }

  function tell(at: number): NativeModule {
    const known = orElse(() => knownModule(fileNameAt(file, u32(file, at + 20)), product), undefined);
    const build = known?.isOurs ? orElse(() => readBuild(file, at, os, known), null) : null;
    return { name: known?.name ?? OTHER, build };
  }

  return {
    has: (place) => rangeOf(place) !== null,
    placeOf(place) {
      const range = rangeOf(place);
      if (range === null) return null;
      const module = told.get(range.at) ?? tell(range.at);
      told.set(range.at, module);
      return { module, offset: place - range.start };
    },
  };
}

/** The last part of a path in a `MINIDUMP_STRING`: Length u32 in bytes, then UTF-16. */
function fileNameAt(file: DataView, at: number): string {
  const units = u32(file, at) >>> 1;
  let name = '';
  // Reads backwards: what precedes the last part can hold a person's name, and is not looked at.
  for (let index = units - 1; index >= 0; index -= 1) {
    const unit = String.fromCharCode(u16(file, at + 4 + index * 2));
    if (unit === '/' || unit === '\\') return name;
    if (name.length === LONGEST_NAME) return '';
    name = unit + name;
  }
  return name;
}
