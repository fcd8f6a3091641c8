import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import library from '../../telemetry/package.json' with { type: 'json' };
import { SLOW_MACHINE } from '../../telemetry/testing/limits.ts';
import { ownCode } from '../own-code/own-code.ts';
import { ROOT } from '../paths.ts';

const ON_WINE = process.env['KREYA_ON_WINE'] !== undefined;

export default defineConfig({
  root: ROOT,
  plugins: [ownCode(ROOT)],
  resolve: {
    // Wine shows the workspace's link in node_modules as a folder, in which no sources are looked for.
    alias: Object.entries(library.exports).map(([name, file]) => ({
      find: join('kreya-telemetry', name).replaceAll('\\', '/'),
      replacement: join(ROOT, 'telemetry', file),
    })),
  },
  test: {
    ...SLOW_MACHINE,
    include: [
      '{cli,electron,programs,renderer,shared,telemetry}/**/*.test.{ts,tsx}',
      'tools/storm/*.test.ts',
    ],
    // They install the package with npm, which Wine does not have.
    exclude: ON_WINE ? ['telemetry/tools/**'] : [],
    // Under Wine a process that writes to a pipe fails, and so do workers that are processes.
    pool: 'threads',
    // By default, one core is reserved for the main thread, which has little to do.
    maxWorkers: '100%',
    execArgv: ON_WINE ? ['--require', join(import.meta.dirname, 'shim.cjs')] : [],
    env: ON_WINE
      ? {
          // Starting a process takes about a second under Wine.
          KREYAC_RUNS: process.env['KREYAC_RUNS'] ?? '20',
          // It only computes, and does so on any system.
          CANARY_RUNS: process.env['CANARY_RUNS'] ?? '2000',
        }
      : {},
    reporters: [join(import.meta.dirname, 'reporter.ts')],
  },
});
