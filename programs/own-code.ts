/** What an error may say about the program's own code: its location, and what is in its source. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readSourceTexts } from 'virtual:own-code';
import { type OwnCode, readDebugId } from 'kreya-telemetry/node';

/**
 * Reads it, at the first error.
 * @param outFolder the folder with the bundles, in an archive or not
 * @param pagesOrigin the origin of pages, such as `app://kreya`, or null if there are none
 */
export function readOwnCode(outFolder: string, pagesOrigin: string | null): OwnCode {
  const { messages, names } = readSourceTexts();
  return {
    roots: [
      { prefix: outFolder, replacement: 'out' },
      ...(pagesOrigin === null ? [] : [{ prefix: pagesOrigin, replacement: 'out/renderer' }]),
    ],
    files: new Set(listScripts(outFolder, 'out')),
    messages,
    names: new Set(names),
    debugIdOf: (file) => readDebugId(join(outFolder, file.slice('out/'.length))),
  };
}

/** Folder by folder, since Electron's archives can't be listed recursively. None if the disk refuses. */
function listScripts(folder: string, name: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const [path, relative] = [join(folder, entry.name), `${name}/${entry.name}`];
      if (entry.isDirectory()) return listScripts(path, relative);
      return /\.[cm]?js$/.test(entry.name) ? [relative] : [];
    });
  } catch {
    return [];
  }
}
