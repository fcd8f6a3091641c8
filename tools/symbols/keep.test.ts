import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { keepSymbols } from './keep.ts';
import { buildProgram } from './testing/build.ts';

it("keeps a release's scripts and maps under the names used in reports", async () => {
  const root = await buildProgram('console.log(1);');
  writeFileSync(join(root, 'out', 'rolldown-runtime-Du4wjDfF.js'), '');
  const keep = () => keepSymbols(root, 'acme@1.0.0', ['out']);
  const folder = keep();
  expect(folder).toBe(join(root, 'symbols', 'acme@1.0.0'));
  expect(readdirSync(folder, { recursive: true }).map(String).sort()).toEqual([
    'out',
    join('out', 'main.js'),
    join('out', 'main.js.map'),
  ]);
  expect(keep()).toBe(folder);
  rmSync(join(root, 'out', 'main.js.map'));
  expect(keep).toThrow('main.js: the source map is missing. Run: npm run build');
});
