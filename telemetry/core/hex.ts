const DIGITS = Buffer.from('0123456789abcdef');

/** The ASCII code of the hex digit for the lowest four bits of a number. */
export function hexDigit(number: number): number {
  return DIGITS[number & 0xf] ?? 0;
}
