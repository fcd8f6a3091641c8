/** Loads the shipped Compose file with Compose's own code. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { ROOT } from '../paths.ts';
import { runCommand } from '../process/run-command.ts';

const TIMEOUT_MS = 60_000;

/** `loader` is built from `compose/main.go`. Returns what was seen, for a person. */
export async function checkCompose(loader: string, text: string, stop: AbortSignal): Promise<string> {
  const names = [...new Set([...text.matchAll(/\$\{([A-Z_]+):\?/g)].map(([, name = '']) => name))];
  const load = async (environment: Readonly<Record<string, string>>) =>
    await runCommand(loader, [join(ROOT, 'operating', 'compose.yaml')], {
      cwd: ROOT,
      env: { PATH: process.env['PATH'], ...environment },
      stop,
      timeoutMs: TIMEOUT_MS,
      output: 'collect',
    });
  const all = Object.fromEntries(names.map((name) => [name, 'example.com']));
  const { succeeded, output } = await load(all);
  assert.ok(succeeded, `Compose does not load compose.yaml: ${output}`);
  for (const name of names) {
    const { [name]: _, ...others } = all;
    assert.ok(!(await load(others)).succeeded, `Compose starts without ${name}.`);
  }
  return `Compose: loads compose.yaml with the services ${output.trim()}, and none without each of ${names.length} variables.`;
}
