import { address, u32 } from './bytes.ts';

/** Whether an address is in executable memory. */
export type IsExecutable = (at: number) => boolean;

/** A process has thousands of regions, of which some hundred hold code. */
const MOST_REGIONS = 65_536;
const REGION_BYTES = 48;
/** `PAGE_EXECUTE`, `PAGE_EXECUTE_READ`, `PAGE_EXECUTE_READWRITE`, `PAGE_EXECUTE_WRITECOPY`. */
const EXECUTABLE = 0xf0;

/**
 * Where code is; only Windows dumps say so, not those of Linux and macOS.
 *
 * `MINIDUMP_MEMORY_INFO_LIST`: SizeOfHeader u32, SizeOfEntry u32, NumberOfEntries u64, then the entries;
 * `MINIDUMP_MEMORY_INFO`: BaseAddress u64, …, RegionSize u64 @24, State u32 @32, Protect u32 @36, …, 48 bytes
 * in all.
 */
export function readCodeRanges(file: DataView, at: number): IsExecutable {
  const first = at + u32(file, at);
  const entryBytes = Math.max(u32(file, at + 4), REGION_BYTES);
  const count = Math.min(address(file, at + 8), MOST_REGIONS);
  const ranges: { readonly start: number; readonly end: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    const region = first + index * entryBytes;
    if ((u32(file, region + 36) & EXECUTABLE) === 0) continue;
    const start = address(file, region);
    ranges.push({ start, end: start + address(file, region + 24) });
  }
  ranges.sort((one, other) => one.start - other.start);
  return (place) => {
    const range = lastNotAbove(ranges, place);
    return range !== undefined && place < range.end;
  };
}

/** Of ranges sorted by start, the last one that starts at or below an address. */
export function lastNotAbove<Range extends { readonly start: number }>(
  ranges: readonly Range[],
  at: number,
): Range | undefined {
  let [low, high] = [0, ranges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const range = ranges[middle];
    if (range !== undefined && range.start <= at) low = middle + 1;
    else high = middle;
  }
  return ranges[low - 1];
}
