/** The files in a project's folder. */
import { basename, extname, join } from 'node:path';
import { codeOf } from 'kreya-telemetry/node';
import { failed, ok, type ProjectDisk, type ProjectResult } from './project-result.ts';

/** The paths of the files in a folder that have this extension, by name. */
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
      // What begins with a dot, macOS leaves beside files on a share; it holds no JSON.
      .filter((name) => hasExtension(name, extension) && !name.startsWith('.'));
    return ok(names.sort().map((name) => join(folder, name)));
  } catch (error) {
    return failed({ kind: 'unreadable', path: folder, code: codeOf(error) });
  }
}

/** The name of what is in a file, the same whether the file system stores accents composed or not. */
export function nameFrom(path: string): string {
  return basename(path, extname(path)).normalize('NFC');
}

/** Whether a name ends like this, without regard to case, as on Windows. */
export function hasExtension(path: string, extension: string): boolean {
  return extname(path).toLowerCase() === extension;
}
