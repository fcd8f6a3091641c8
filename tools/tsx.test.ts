import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isObject, parseJson } from '../telemetry/testing/json.ts';
import { ROOT } from './paths.ts';
import { runCommand } from './process/run-command.ts';

const LOADER = 'tools/tsx.mjs';

function run(folder: string, file: string) {
  return runCommand(process.execPath, ['--import', `./${LOADER}`, file, '--help'], {
    cwd: folder,
    stop: new AbortController().signal,
    timeoutMs: 60_000,
    output: 'collect',
  });
}

test('a tool says what to run before anything is installed, without a stack', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'checkout-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'tools'));
  for (const file of [LOADER, 'tools/operating.ts']) copyFileSync(join(ROOT, file), join(folder, file));
  expect(await run(folder, 'tools/operating.ts')).toMatchObject({
    succeeded: false,
    output: 'The dependencies are not installed. Run: npm ci\n',
  });
});

test('with everything installed, it runs', async () => {
  const { succeeded, output } = await run(ROOT, 'tools/operating.ts');
  expect(output).toMatch(/^npm run test:operating\n/);
  expect(succeeded).toBe(true);
});

test('every script starts its tool this way', () => {
  const manifest = parseJson(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const scripts =
    isObject(manifest) && isObject(manifest['scripts']) ? Object.values(manifest['scripts']) : [];
  const starting = scripts.map(String).flatMap((script) => script.match(/node (.+?) \S+\.ts/g) ?? []);
  expect(starting.length).toBeGreaterThan(25);
  for (const start of starting) expect(start).toMatch(`node --import ./${LOADER} `);
});
