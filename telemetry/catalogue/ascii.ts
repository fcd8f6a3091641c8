/** The bytes of a text in ASCII, of which all that stands in a catalogue is made. */
export function asciiOf(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}
