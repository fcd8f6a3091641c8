/** The bytes of an ASCII text; everything in a catalogue is ASCII. */
export function asciiOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}
