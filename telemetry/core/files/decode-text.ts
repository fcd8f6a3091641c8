/**
 * Decodes text as an editor or a shell writes it: UTF-8 with or without a byte order mark, or UTF-16 with
 * one, as Windows PowerShell writes it. Drops the mark. Null for anything else: a replacement character could
 * change the meaning.
 */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
