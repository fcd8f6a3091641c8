import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDebugId } from '../../telemetry/node/own-code.ts';
import { parseJson } from '../../telemetry/testing/json.ts';
import { buildProgram } from './testing/build.ts';

const SOURCE = "/** Says hello. */\nexport const hello = (name: string) => 'Hello ' + name;\n";

async function build(source: string, sourcemap: 'hidden' | false = 'hidden') {
  const script = join(await buildProgram(source, sourcemap), 'out', 'main.js');
  return { script, code: readFileSync(script, 'utf8'), id: readDebugId(script) };
}

it('gives a bundle and its map the same ID, which the program reads in its own file', async () => {
  const { script, code, id } = await build(SOURCE);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(code.trimEnd().split('\n').at(-1)).toBe(`//# debugId=${id}`);
  expect(parseJson(readFileSync(`${script}.map`, 'utf8'))).toMatchObject({
    version: 3,
    debugId: id,
    debug_id: id,
  });
  expect(code).not.toContain('sourceMappingURL');
  expect(code).not.toContain('Says hello');
});

it('gives the same sources the same ID, and others another, even if only a line moves', async () => {
  const first = await build(SOURCE);
  expect((await build(SOURCE)).id).toBe(first.id);
  const moved = await build(`\n${SOURCE}`);
  expect(moved.code.split('\n')[0]).toBe(first.code.split('\n')[0]);
  expect(moved.id).not.toBe(first.id);
});

it('leaves a bundle without a map alone', async () => {
  expect((await build(SOURCE, false)).code).not.toContain('debugId');
});
