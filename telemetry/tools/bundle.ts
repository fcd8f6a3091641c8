/** The package's code in both module systems, and the ready-made preload. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type InlineConfig, type Rolldown } from 'vite';
import { BIN, ENTRIES } from './manifest.ts';
import { PACKAGE } from './paths.ts';

/** The names that each entry, such as `main`, exports. */
export type ExportsOf = ReadonlyMap<string, readonly string[]>;

const STYLES = 'renderer.css';

const IN_COMMON = {
  root: PACKAGE,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  // A page's own styles for `.card` or `.button` must not reach the components.
  css: { modules: { generateScopedName: 'kreya-telemetry-[local]' } },
} as const satisfies InlineConfig;

const OUTPUT = {
  target: 'node20.18',
  // Readable for debugging; whoever ships it minifies it.
  minify: false,
  // The oldest Electron that is supported, 33, has Chromium 130.
  cssTarget: 'chrome130',
} as const;

const ROLLDOWN = {
  // No paths of the machine that builds it.
  experimental: { attachDebugInfo: 'none' },
  // The program provides these.
  external: [/^node:/, 'electron', /^react(-dom)?(\/|$)/],
} as const satisfies Rolldown.RolldownOptions;

/** Empties `out` and writes ES modules to it, for bundlers and pages. */
export async function bundleModules(out: string): Promise<void> {
  await bundleEntries(out, 'es');
}

/** Empties `out` and writes CommonJS to it, which is what Node loads; returns what it exports. */
export async function bundleCommonJs(out: string): Promise<ExportsOf> {
  const { output } = await bundleEntries(out, 'cjs');
  // The styles are next to the ES modules.
  rmSync(join(out, STYLES));
  return new Map(
    output.flatMap((part) => (part.type === 'chunk' && part.isEntry ? [[part.name, part.exports]] : [])),
  );
}

async function bundleEntries(out: string, format: 'es' | 'cjs'): Promise<Rolldown.RolldownOutput> {
  const extension = format === 'es' ? 'js' : 'cjs';
  return single(
    await build({
      ...IN_COMMON,
      // Only bundlers use the ES modules. They move them, and some leave `import.meta` as it is in CommonJS.
      define: { 'import.meta.dirname': format === 'es' ? 'undefined' : '__dirname' },
      build: {
        ...OUTPUT,
        outDir: out,
        emptyOutDir: true,
        lib: {
          cssFileName: STYLES.replace('.css', ''),
          entry: Object.fromEntries([...ENTRIES].map(([name, path]) => [name, join(PACKAGE, path)])),
          formats: [format],
        },
        rolldownOptions: {
          ...ROLLDOWN,
          // Nothing that only the app here says must remain: its texts are made of parts that this package
          // needs.
          treeshake: { moduleSideEffects: false },
          output: {
            entryFileNames: `[name].${extension}`,
            chunkFileNames: `parts/[name].${extension}`,
          },
        },
      },
    }),
  );
}

/** Adds the ready-made preload to `out`: a single CommonJS file, all that a sandboxed window can load. */
export async function bundlePreload(out: string): Promise<void> {
  await build({
    ...IN_COMMON,
    build: {
      ...OUTPUT,
      outDir: out,
      emptyOutDir: false,
      lib: { entry: join(PACKAGE, 'preload/ready-preload.ts'), formats: ['cjs'] },
      rolldownOptions: { ...ROLLDOWN, output: { entryFileNames: 'ready-preload.cjs' } },
    },
  });
}

/** Adds the command to `out`: one ES module that shares nothing with the entries, which stay unchanged. */
export async function bundleCommand(out: string): Promise<void> {
  await build({
    ...IN_COMMON,
    build: {
      ...OUTPUT,
      outDir: out,
      emptyOutDir: false,
      lib: { entry: join(PACKAGE, 'documents/bin.ts'), formats: ['es'] },
      rolldownOptions: { ...ROLLDOWN, output: { entryFileNames: BIN } },
    },
  });
}

/** One format yields one output; nothing is watched. */
function single(built: Awaited<ReturnType<typeof build>>): Rolldown.RolldownOutput {
  const [output, ...more] = Array.isArray(built) ? built : [built];
  if (output === undefined || more.length > 0 || !('output' in output))
    throw new Error('One build was expected.');
  return output;
}
