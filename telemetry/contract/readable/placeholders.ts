import type { RecordTexts } from '../texts/records-en.ts';
import type { ReadablePlaceholder } from './readable.ts';

/** Those that are in any of the texts, each once, in the order of the list of them. */
export function placeholdersIn(
  texts: readonly string[],
  words: RecordTexts['placeholders'],
): readonly ReadablePlaceholder[] {
  return Object.entries(words)
    .map(([name, meaning]) => ({ placeholder: `<${name}>`, meaning }))
    .filter(({ placeholder }) => texts.some((text) => text.includes(placeholder)));
}
