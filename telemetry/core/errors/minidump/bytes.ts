/**
 * Numbers of a file that may be cut off, damaged or made by an enemy. All are little-endian. What lies outside
 * of the file throws a RangeError, so that whoever reads has to bound its loops and nothing else.
 */
export const u16 = (file: DataView, at: number) => file.getUint16(at, true);
export const u32 = (file: DataView, at: number) => file.getUint32(at, true);

/**
 * An address of 64 bits. A process has addresses of at most 52 bits, and those are exact; what is larger is none,
 * comes out rounded, and lies in no module and no stack.
 */
export const address = (file: DataView, at: number) => u32(file, at) + u32(file, at + 4) * 2 ** 32;

/** `MINIDUMP_LOCATION_DESCRIPTOR`: DataSize u32, Rva u32. */
export interface Location {
  readonly size: number;
  readonly start: number;
}

export function locationAt(file: DataView, at: number): Location {
  return { size: u32(file, at), start: u32(file, at + 4) };
}

/** What `read` returns, or `otherwise` if it came upon something that is not in the file. */
export function orElse<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}
