/** The compiler knows nothing about class names in CSS modules, so a misspelt one would go unnoticed. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const FILES = ['telemetry/react', 'renderer'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
    join(ROOT, folder, file),
  ),
);
/** All components use it, under a name other than their own. */
const SHARED = join(ROOT, 'telemetry/react/ui/shared.module.css');

const MODULES = FILES.filter((file) => file.endsWith('.module.css'));

function namesDefinedIn(file: string): (string | undefined)[] {
  const selectors = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\{[^{}]*\}/g, '');
  return [...new Set([...selectors.matchAll(/\.([a-zA-Z]\w*)/g)].map(([, name]) => name))];
}

test('no two modules define a class of the same name, since all of them share one tree', () => {
  const names = MODULES.flatMap(namesDefinedIn);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test.each(MODULES)('%s has the classes that are used, and no others', (file) => {
  const defined = namesDefinedIn(file);
  const used = FILES.filter((source) => source.endsWith('.tsx')).flatMap((source) => namesIn(source, file));
  expect([...new Set(used)].sort()).toEqual([...new Set(defined)].sort());
});

function namesIn(source: string, file: string): (string | undefined)[] {
  const text = readFileSync(source, 'utf8');
  const isShared = file === SHARED;
  const isOwn = dirname(source) === dirname(file) && text.includes(`'./${basename(file)}'`);
  if (!isShared && !isOwn) return [];
  const object = isShared ? 'classes' : 'own';
  return [...text.matchAll(new RegExp(`\\b${object}\\['(\\w+)'\\]`, 'g'))].map(([, name]) => name);
}
