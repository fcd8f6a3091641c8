/** The package can be used only through its entries, by Kreya and everybody else. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NODE_MODULES, ROOT } from '../paths.ts';

const DEEP = [
  'kreya-telemetry/core/policy.ts',
  'kreya-telemetry/node/settings-file.ts',
  'kreya-telemetry/electron',
  'kreya-telemetry',
];

test.each(DEEP)('%s does not resolve', (name) => {
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', `await import('${name}')`], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
});

test('none of them compiles, and every entry does', () => {
  // Below the root, so that packages are found.
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, 'out', 'entries-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const entries = ['catalogue', 'node', 'main', 'preload', 'renderer', 'sentry', 'testing'].map(
    (name) => `kreya-telemetry/${name}`,
  );
  const file = join(folder, 'imports.ts');
  writeFileSync(file, [...DEEP, ...entries].map((name) => `import '${name}';\n`).join(''));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: '../../telemetry/tsconfig.base.json',
      compilerOptions: { lib: ['ES2023', 'DOM', 'DOM.Iterable'] },
      files: ['imports.ts'],
    }),
  );
  const { stdout } = spawnSync(
    process.execPath,
    [join(NODE_MODULES, 'typescript', 'bin', 'tsc'), '-p', folder, '--pretty', 'false'],
    { encoding: 'utf8' },
  );
  const refused = [...stdout.matchAll(/imports\.ts\((\d+),\d+\): error/g)].map(([, line]) => Number(line));
  expect(refused).toEqual(DEEP.map((_, index) => index + 1));
});
