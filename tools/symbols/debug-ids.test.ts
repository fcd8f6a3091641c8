import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, it, onTestFinished } from 'vitest';
import { readDebugId } from '../../telemetry/node/own-code.ts';
import { parseJson } from '../../telemetry/testing/json.ts';
import { debugIds } from './debug-ids.ts';

interface Built {
  readonly code: string;
  readonly map: unknown;
  readonly id: string | null;
}

/** Builds a module as the app's are built, with hidden source maps unless told otherwise. */
async function buildOf(source: string, sourcemap: 'hidden' | false = 'hidden'): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'debug-ids-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'main.ts'), source);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [debugIds()],
    build: {
      sourcemap,
      lib: { entry: 'main.ts', formats: ['es'], fileName: () => 'main.js' },
      // The folder's own name, which is another each time.
      rolldownOptions: { experimental: { attachDebugInfo: 'none' } },
    },
  });
  const script = join(folder, 'dist', 'main.js');
  const map = sourcemap === false ? null : parseJson(readFileSync(`${script}.map`, 'utf8'));
  return { code: readFileSync(script, 'utf8'), map, id: readDebugId(script) };
}

const SOURCE = "/** Says hello. */\nexport const hello = (name: string) => 'Hello ' + name;\n";

it('gives a bundle and its map the same id, which the program reads in its own file', async () => {
  const { code, map, id } = await buildOf(SOURCE);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(code.trimEnd().split('\n').at(-1)).toBe(`//# debugId=${id}`);
  expect(map).toMatchObject({ version: 3, debugId: id, debug_id: id });
  expect(code).not.toContain('sourceMappingURL');
  expect(code).not.toContain('Says hello');
});

it('gives the same sources the same id, and others another, even if only a line moves', async () => {
  const { id } = await buildOf(SOURCE);
  expect((await buildOf(SOURCE)).id).toBe(id);
  const moved = await buildOf(`\n${SOURCE}`);
  expect(moved.code.split('\n')[0]).toBe((await buildOf(SOURCE)).code.split('\n')[0]);
  expect(moved.id).not.toBe(id);
});

it('leaves a bundle alone that has no map', async () => {
  expect((await buildOf(SOURCE, false)).code).not.toContain('debugId');
});
