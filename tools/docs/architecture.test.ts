/** Checks docs/architecture.md against the code: the path of an event and of an error, and the order of the layers. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const text = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');

const sources = execFileSync('git', ['ls-files', '-co', '--exclude-standard', 'telemetry'], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && existsSync(join(ROOT, file)))
  .filter((file) => !/\.test\.tsx?$|\/testing\//.test(file));

/** Rows with a link to a file and the function that does the work, named like `createSpool()`. */
const steps = [...text.matchAll(/^\| \[`([^`]+\.tsx?)`\]\([^)]+\) \| `(\w+)\(\)`/gm)].map(
  ([, file = '', name = '']) => ({ file, name }),
);

test('finds the steps of an event and of an error in the document', () => {
  expect(steps.length).toBeGreaterThan(20);
});

test.each(steps)('$file exports $name', ({ file, name }) => {
  const source = readFileSync(join(ROOT, file), 'utf8');
  expect(source).toMatch(new RegExp(`^export (?:async )?function ${name}\\b`, 'm'));
});

const layers = [...text.matchAll(/^\| `(telemetry\/[a-z/]+)` \|/gm)].map(([, layer = '']) => layer);

/** The innermost layer that a file is in; null for build tools. */
function layerOf(file: string): string | null {
  const folder = posix.dirname(file);
  const [layer] = layers
    .filter((one) => `${folder}/`.startsWith(`${one}/`))
    .sort((a, b) => b.length - a.length);
  return layer ?? null;
}

/** Leaves out the package's own manifest, which is above all layers. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return [...source.matchAll(/(?:from |import |import\()'(\.[^']+)'/g)]
    .map(([, path = '']) => posix.normalize(posix.join(dirname(file), path)))
    .filter((path) => path !== 'telemetry/package.json');
}

test('every source file of the package is in a layer, and imports nothing from a layer below', () => {
  expect(layers.length).toBeGreaterThan(10);
  const outside = sources.filter((file) => layerOf(file) === null);
  expect(outside.filter((file) => !/^telemetry\/(tools\/|[\w.]+\.config\.ts$)/.test(file))).toEqual([]);

  const upwards = sources.flatMap((file) => {
    const layer = layerOf(file);
    if (layer === null) return [];
    return importsOf(file)
      .filter((path) => layers.indexOf(layerOf(path) ?? '') > layers.indexOf(layer) || layerOf(path) === null)
      .map((path) => `${file} imports ${path}`);
  });
  expect(upwards).toEqual([]);
});

test('code for pages imports only code that runs anywhere', () => {
  const ofPages = ['telemetry/preload', 'telemetry/react'];
  const anywhere = ['telemetry/catalogue', 'telemetry/contract', ...ofPages];
  const others = sources
    .filter((file) => ofPages.includes(layerOf(file) ?? ''))
    .flatMap(importsOf)
    .filter((path) => !anywhere.includes(layerOf(path) ?? ''));
  // Names derived from the namespace, and numbers: both are pure.
  expect([...new Set(others)].toSorted()).toEqual(['telemetry/core/names.ts', 'telemetry/core/policy.ts']);
});
