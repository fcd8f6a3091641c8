/** The package's declarations, by the compiler itself: one file for each of the source that they need. */
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ENTRIES } from './manifest.ts';
import { folderOf, PACKAGE } from './paths.ts';

const run = promisify(execFile);

const TIMEOUT_MS = 10 * 60_000;
/** `from './x.ts'` and `import('./x.ts')`, of which declarations have both. */
const IMPORT = /((?:from |import\()['"])(\.[^'"]+)\.tsx?(['"])/g;

/** The styles are in a file of their own. */
const STYLES = /^import '.*\.css';\n/gm;

/** Writes them to `folder`, and leaves out what no entry of the package leads to. Throws what the compiler says. */
export async function writeDeclarations(folder: string): Promise<void> {
  const compiler = join(folderOf('typescript'), 'bin', 'tsc');
  const project = join(PACKAGE, 'tsconfig.build.json');
  const emit = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', folder];
  try {
    await run(process.execPath, [compiler, '-p', project, ...emit], { timeout: TIMEOUT_MS });
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? error.stdout : error;
    throw new Error(`The declarations can't be made.\n${said}`);
  }

  const needed = new Set<string>();
  for (const path of ENTRIES.values()) follow(join(folder, path.replace(/\.tsx?$/, '.d.ts')), needed);
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, file);
    if (file.endsWith('.ts') && !needed.has(path)) rmSync(path);
  }
  removeEmpty(folder);
}

function follow(file: string, seen: Set<string>): void {
  if (seen.has(file)) return;
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(STYLES, '').replace(IMPORT, '$1$2.js$3'));
  for (const [, , path] of text.matchAll(IMPORT)) follow(join(dirname(file), `${path}.d.ts`), seen);
}

function removeEmpty(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmpty(join(folder, entry.name));
  }
  if (existsSync(folder) && readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
}
