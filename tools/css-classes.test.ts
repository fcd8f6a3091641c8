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

test.each(FILES.filter((file) => file.endsWith('.module.css')))(
  '%s has the classes that are used, and no others',
  (file) => {
    const selectors = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\{[^{}]*\}/g, '');
    const defined = [...selectors.matchAll(/\.([a-zA-Z]\w*)/g)].map(([, name]) => name);
    const used = FILES.filter((source) => source.endsWith('.tsx')).flatMap((source) => namesIn(source, file));
    expect([...new Set(used)].sort()).toEqual([...new Set(defined)].sort());
  },
);

function namesIn(source: string, file: string): (string | undefined)[] {
  const text = readFileSync(source, 'utf8');
  const isShared = file === SHARED;
  const isOwn = dirname(source) === dirname(file) && text.includes(`'./${basename(file)}'`);
  if (!isShared && !isOwn) return [];
  const object = isShared ? 'classes' : 'own';
  return [...text.matchAll(new RegExp(`\\b${object}\\['(\\w+)'\\]`, 'g'))].map(([, name]) => name);
}
