/**
 * The text with everything escaped that a terminal would obey rather than print: control characters, and those that
 * turn the direction of writing. What comes from a project's files could otherwise write over what was printed, or
 * set the title of the window. The escapes are those of JSON, so JSON stays the same value.
 */
export function printable(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
