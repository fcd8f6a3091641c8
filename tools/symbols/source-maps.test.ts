import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readSourceMaps } from './source-maps.ts';

const ID = 'c080f3b7-c870-5d69-b35b-2d0642b4f2ee';

/** A map in which column 2 of the script is column 2 of the source, and so on, for three columns. */
function mapsWith(id: object) {
  const folder = mkdtempSync(join(tmpdir(), 'maps-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const map = { version: 3, sources: ['../../src/a.ts'], sourcesContent: ['a()'], names: [], ...id };
  writeFileSync(join(folder, 'a.js.map'), JSON.stringify({ ...map, mappings: 'AAAA,CAAC,CAAC' }));
  return readSourceMaps([folder]);
}

it('counts columns from 1, as stacks do', () => {
  const { placeOf } = mapsWith({ debugId: ID });
  const columns = [1, 2, 3].map((column) => placeOf(ID, 'out/main/a.js', 1, column)?.column);
  expect(columns).toEqual([1, 2, 3]);
  expect(placeOf(ID, 'out/main/a.js', 1, 1)?.file).toBe('src/a.ts');
  expect(placeOf(ID, 'out/main/a.js', 0, 0)).toBeNull();
  expect(placeOf(ID, 'out/main/a.js', 2, 1)).toBeNull();
});

it('accepts the ID as Sentry writes it, too, in either case', () => {
  expect(mapsWith({ debug_id: ID.toUpperCase() }).has(ID)).toBe(true);
  expect(mapsWith({}).count).toBe(0);
});
