import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { showOutput } from './show-output.ts';

let folder: string;
let path: string;
let shown: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kreya-output-'));
  path = join(folder, 'output.txt');
  writeFileSync(path, '');
  shown = '';
});
afterEach(() => rmSync(folder, { recursive: true }));

function show(exited: Promise<number>, mostSilentMs: number): Promise<number | null> {
  return showOutput(path, exited, mostSilentMs, (text) => {
    shown += text;
  });
}

it('shows everything written until the end, and returns the exit code', async () => {
  let end: (code: number) => void = () => {};
  const result = show(
    new Promise<number>((resolve) => {
      end = resolve;
    }),
    60_000,
  );
  appendFileSync(path, 'Jürgen ');
  await expect.poll(() => shown).toBe('Jürgen ');
  appendFileSync(path, 'Ünal\n');
  end(3);
  expect(await result).toBe(3);
  expect(shown).toBe('Jürgen Ünal\n');
});

it('does not wait for ever for a silent program', async () => {
  appendFileSync(path, 'one file\n');
  expect(await show(new Promise<number>(() => {}), 500)).toBeNull();
  expect(shown).toBe('one file\n');
});
