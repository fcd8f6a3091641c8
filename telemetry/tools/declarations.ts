/** The package's declarations, written by the compiler itself: one file for each source file needed. */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { EFFECTS_TYPES, ENTRIES, TOO_OLD_TYPES, typesOf } from './manifest.ts';
import { folderOf, PACKAGE } from './paths.ts';

const run = promisify(execFile);

const TIMEOUT_MS = 10 * 60_000;
/** `from './x.ts'` and `import('./x.ts')`; declarations contain both. */
const IMPORT = /((?:from |import\()['"])(\.[^'"]+)\.tsx?(['"])/g;

/** The styles are in their own file. */
const STYLES = /^import '.*\.css';\n/gm;

/**
 * Writes them to `types` in `folder` as those of CommonJS modules, without those that no entry leads to, and
 * next to them, for each entry, those of the ES module with the same names. Throws what the compiler says.
 */
export async function writeDeclarations(folder: string): Promise<void> {
  const emitted = join(folder, 'emitted');
  const compiler = join(folderOf('typescript'), 'bin', 'tsc');
  const project = join(PACKAGE, 'tsconfig.build.json');
  const emit = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--outDir', emitted];
  try {
    await run(process.execPath, [compiler, '-p', project, ...emit], { timeout: TIMEOUT_MS });
  } catch (error) {
    const said = error instanceof Error && 'stdout' in error ? error.stdout : error;
    throw new Error(`The declarations can't be made.\n${said}`);
  }

  const seen = new Set<string>();
  function follow(file: string): void {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(file, 'utf8');
    const target = join(folder, 'types', relative(emitted, file)).replace(/\.ts$/, '.cts');
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text.replace(STYLES, '').replace(IMPORT, '$1$2.cjs$3'));
    for (const [, , path] of text.matchAll(IMPORT)) follow(join(dirname(file), `${path}.d.ts`));
  }
  for (const [name, path] of ENTRIES) {
    follow(join(emitted, path.replace(/\.tsx?$/, '.d.ts')));
    writeFileSync(
      join(folder, `${name}.d.mts`),
      `export * from '${typesOf(path).replace('.d.cts', '.cjs')}';\n`,
    );
  }
  writeFileSync(join(folder, EFFECTS_TYPES), 'export {};\n');
  // Not a module, so that the compiler names it when something is imported from it.
  writeFileSync(join(folder, TOO_OLD_TYPES), '// For what is older, there are no declarations.\n');
  rmSync(emitted, { recursive: true });
}
