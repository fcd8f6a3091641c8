import type { KnownFrames } from './frames.ts';
import { isMadeOfWords, type Vocabulary } from './vocabulary.ts';

/**
 * Decides which function names may be sent: those in the program's source, and those made of ordinary words.
 */
export function createFunctionNames(
  ownNames: ReadonlySet<string>,
  vocabulary: Vocabulary,
): Pick<KnownFrames, 'functionName' | 'isBuiltIn'> {
  const isKnown = (name: string): boolean =>
    name === '<anonymous>' || ownNames.has(name) || isMadeOfWords(vocabulary, name);
  // A bundler renames the second `read` of all files to `read$1`; the place tells which one it is.
  const withoutNumber = (name: string): string => {
    const [, plain = name] = /^(.+)\$\d{1,3}$/.exec(name) ?? [];
    return ownNames.has(plain) ? plain : name;
  };

  /** `new Type.method [as name]` without the alias and the bundler's numbers, if every part is known. */
  const functionName = (name: string): string | null => {
    const asCalled = name.replace(/ \[as [^\]]*]$/, '');
    const plain = asCalled
      .split(/(?<=^new )|(?=\.)|(?<=\.)/)
      .map(withoutNumber)
      .join('');
    const path = plain.replace(/^new (?=.)/, '');
    return path !== '' && path.split('.').every(isKnown) ? plain : null;
  };

  const isBuiltIn = (name: string): boolean => {
    const object = name.replace(/^new /, '').split('.')[0] ?? '';
    return vocabulary.names.has(object) && functionName(name) !== null;
  };
  return { functionName, isBuiltIn };
}
