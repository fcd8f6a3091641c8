/**
 * Reads numbers, all little-endian, from a file that may be truncated, damaged or hostile. Reading outside
 * the file throws a RangeError, so callers only have to bound their loops.
 */
export const u16 = (file: DataView, at: number) => file.getUint16(at, true);
export const u32 = (file: DataView, at: number) => file.getUint32(at, true);

/**
 * A 64-bit address. Real addresses have at most 52 bits and are exact; a larger number is not an address, is
 * rounded, and lies in no module and no stack.
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

/** What `read` returns, or `otherwise` if it reaches outside the file. */
export function orElse<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}
