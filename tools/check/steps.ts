/** What changes to these files may have broken, as far as a minute allows to find out. */
import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { NODE_MODULES } from '../paths.ts';

export interface Step {
  readonly name: string;
  /** Arguments for Node. */
  readonly args: readonly string[];
}

// Where the compiler remembers what it has checked, which makes the second run several times faster.
const CACHE = join(NODE_MODULES, '.cache', 'kreya-check');

/** The two slowest: one calls kreyac some 270 times, the other records 150,000 events. */
export const LEFT_OUT = ['cli/transcript.test.ts', 'telemetry/core/telemetry/exactness.test.ts'];
const DOCUMENT_TESTS = 'tools/docs/docs.test.ts';

const BIOME = join(NODE_MODULES, '@biomejs', 'biome', 'bin', 'biome');
const TSC = join(NODE_MODULES, 'typescript', 'bin', 'tsc');
const VITEST = join(NODE_MODULES, 'vitest', 'vitest.mjs');

/**
 * Both are paths relative to the repository, with slashes. For deleted files, only the compiler knows who
 * needs them.
 */
export function stepsFor(changed: readonly string[], deleted: readonly string[] = []): Step[] {
  const compiled = [...changed, ...deleted].filter((file) => /\.(tsx?|json)$/.test(file));
  // package.json is left out: nearly every test imports it for the version, and none depends on the rest.
  const imported = changed.filter((file) => /\.tsx?$/.test(file));
  const documents = changed.some((file) => file.endsWith('.md') || file === 'package.json');
  // No test imports a document, so the import graph does not lead from documents to the tests that read them.
  const tested = documents ? [...imported, DOCUMENT_TESTS] : imported;
  const inCatalogue = changed.some((file) => /^(shared|telemetry\/catalogue)\//.test(file));
  return [
    ...(changed.length > 0 ? [lintOf(changed)] : []),
    ...(compiled.length > 0 ? projects().map(typesOf) : []),
    ...(inCatalogue ? [{ name: 'docs', args: ['--import', 'tsx', 'tools/docs.ts', '--check'] }] : []),
    ...(tested.length > 0 ? [testsOf(tested)] : []),
  ];
}

function lintOf(files: readonly string[]): Step {
  return {
    name: 'lint',
    args: [BIOME, 'check', '--error-on-warnings', '--no-errors-on-unmatched', ...files],
  };
}

/** The projects of `npm run types`, to have a single list. */
function projects(): string[] {
  return [...manifest.scripts.types.matchAll(/tsc -p (\S+)/g)].map(([, project = '']) => project);
}

function typesOf(project: string): Step {
  const name = project === '.' ? 'root' : project;
  const remember = ['--incremental', '--tsBuildInfoFile', join(CACHE, `${name}.tsbuildinfo`)];
  return { name: `types of ${name}`, args: [TSC, '-p', project, ...remember] };
}

function testsOf(files: readonly string[]): Step {
  const exclude = LEFT_OUT.flatMap((file) => ['--exclude', file]);
  return { name: 'tests', args: [VITEST, 'related', '--run', '--passWithNoTests', ...exclude, ...files] };
}
