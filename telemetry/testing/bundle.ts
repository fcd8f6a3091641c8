/** Programs for tests, which Node starts in a tenth of the time that their sources would take. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const bundles = new Map<string, Promise<string>>();

/** The path of the ES module at `path` with all it imports as one file, made once for each test file. */
export function bundle(path: string): Promise<string> {
  const made = bundles.get(path) ?? bundleInto(temporaryFolder(), path);
  bundles.set(path, made);
  return made;
}

/** The same as written in an import: `"file:///tmp/…"`. */
export async function bundledModule(path: string): Promise<string> {
  return JSON.stringify(pathToFileURL(await bundle(path)));
}

/** The same, written to that folder. Rejects if it does not build. */
export async function bundleInto(folder: string, path: string): Promise<string> {
  const name = `${basename(path, '.ts')}.mjs`;
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: path,
      target: 'node20',
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: name, codeSplitting: false } },
    },
  });
  return join(folder, name);
}

/** Removed when this process exits. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
