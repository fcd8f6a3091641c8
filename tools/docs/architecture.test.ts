/** That docs/architecture.md shows the code as it is: its way through it, and the order of its rooms. */
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

/** Rows such as: a link to a file, and what its function does, named as `createSpool()`. */
const steps = [...text.matchAll(/^\| \[`([^`]+\.tsx?)`\]\([^)]+\) \| `(\w+)\(\)`/gm)].map(
  ([, file = '', name = '']) => ({ file, name }),
);

test('the way of an event and that of an error are long enough to be followed', () => {
  expect(steps.length).toBeGreaterThan(20);
});

test.each(steps)('$file exports $name', ({ file, name }) => {
  const source = readFileSync(join(ROOT, file), 'utf8');
  expect(source).toMatch(new RegExp(`^export (?:async )?function ${name}\\b`, 'm'));
});

const rooms = [...text.matchAll(/^\| `(telemetry\/[a-z/]+)` \|/gm)].map(([, room = '']) => room);

/** The innermost room that a file is in; null for what only serves its making. */
function roomOf(file: string): string | null {
  const folder = posix.dirname(file);
  const [room] = rooms
    .filter((one) => `${folder}/`.startsWith(`${one}/`))
    .sort((a, b) => b.length - a.length);
  return room ?? null;
}

/** But for the package's own manifest, which is above all rooms. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return [...source.matchAll(/(?:from |import |import\()'(\.[^']+)'/g)]
    .map(([, path = '']) => posix.normalize(posix.join(dirname(file), path)))
    .filter((path) => path !== 'telemetry/package.json');
}

test('every source of the package is in a room, and imports nothing of a room below', () => {
  expect(rooms.length).toBeGreaterThan(10);
  const outside = sources.filter((file) => roomOf(file) === null);
  expect(outside.filter((file) => !/^telemetry\/(tools\/|[\w.]+\.config\.ts$)/.test(file))).toEqual([]);

  const upwards = sources.flatMap((file) => {
    const room = roomOf(file);
    if (room === null) return [];
    return importsOf(file)
      .filter((path) => rooms.indexOf(roomOf(path) ?? '') > rooms.indexOf(room) || roomOf(path) === null)
      .map((path) => `${file} imports ${path}`);
  });
  expect(upwards).toEqual([]);
});

test('what runs in pages and what runs in Node have only what runs anywhere in common', () => {
  const ofPages = ['telemetry/preload', 'telemetry/react'];
  const anywhere = ['telemetry/catalogue', 'telemetry/contract', ...ofPages];
  const others = sources
    .filter((file) => ofPages.includes(roomOf(file) ?? ''))
    .flatMap(importsOf)
    .filter((path) => !anywhere.includes(roomOf(path) ?? ''));
  // Names that follow from the namespace, which are pure.
  expect([...new Set(others)]).toEqual(['telemetry/core/names.ts']);
});
