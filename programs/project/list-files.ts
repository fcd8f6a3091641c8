/** Lists the files in a project's folder. */
import { basename, extname, join } from 'node:path';
import { codeOf } from 'kreya-telemetry/node';
import { failed, ok, type ProjectDisk, type ProjectResult } from './project-result.ts';

/** The paths of the files in a folder with this extension, sorted by name. */
export function listFiles(
  disk: Pick<ProjectDisk, 'readdirSync'>,
  folder: string,
  extension: string,
): ProjectResult<readonly string[]> {
  try {
    const names = disk
      .readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => entry.name)
      // macOS leaves files that start with a dot on shares; they hold no JSON.
      .filter((name) => hasExtension(name, extension) && !name.startsWith('.'));
    return ok(names.sort().map((name) => join(folder, name)));
  } catch (error) {
    return failed({ kind: 'unreadable', path: folder, code: codeOf(error) });
  }
}

/**
 * The name that a file gives to its content, the same whether the file system stores accents composed or not.
 */
export function nameFrom(path: string): string {
  return basename(path, extname(path)).normalize('NFC');
}

/** Whether a name has this extension, case-insensitively, as on Windows. */
export function hasExtension(path: string, extension: string): boolean {
  return extname(path).toLowerCase() === extension;
}
