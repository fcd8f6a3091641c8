/**
 * The text with everything escaped that a terminal would obey rather than print: control characters, and those that
 * turn the direction of writing. What comes from a project's files could otherwise write over what was printed, or
 * set the title of the window. The escapes are those of JSON, so JSON stays the same value.
 */
export function printable(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, escaped);
}

/**
 * The value as JSON of ASCII alone, over several lines or on one. Windows PowerShell decodes what a program prints by the code page of
 * its console, and would turn all else into other characters.
 */
export function asciiJson(value: unknown, form: 'lines' | 'line' = 'lines'): string {
  // By code units, as JSON escapes them.
  return JSON.stringify(value, undefined, form === 'lines' ? 2 : 0).replaceAll(/[^\n\x20-\x7e]/g, escaped);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
