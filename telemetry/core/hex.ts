const ZERO = 0x30;
/** From the digit after 9 to `a`. */
const TO_LETTERS = 0x27;

/** The ASCII code of the hex digit for the lowest four bits of a number. */
export function hexDigit(number: number): number {
  const digit = number & 0xf;
  return ZERO + digit + (digit > 9 ? TO_LETTERS : 0);
}
