/** Builds the package `kreya-telemetry` for other programs, in telemetry/dist. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../paths.ts';
import { runTool } from '../process/run-tool.ts';
import { writeDeclarations } from './declarations.ts';
import { describeLicences } from './licences.ts';
import { createManifest } from './manifest.ts';
import { gatherStyles } from './styles.ts';

const OUT = join(ROOT, 'telemetry', 'dist');

await runTool(async (stop) => {
  for (const config of ['vite.config.ts', 'preload.vite.config.ts']) {
    await build({ configFile: join(ROOT, 'telemetry', config), logLevel: 'warn' });
    stop.throwIfAborted();
  }
  await writeDeclarations(join(OUT, 'types'), stop);
  writeFileSync(join(OUT, 'renderer.css'), gatherStyles());
  writeFileSync(join(OUT, 'types', 'renderer.css.d.ts'), 'export {};\n');
  writeFileSync(join(OUT, 'package.json'), `${JSON.stringify(createManifest(), null, 2)}\n`);
  writeFileSync(join(OUT, 'LICENSE-THIRD-PARTY'), describeLicences());
  copyFileSync(join(ROOT, 'LICENSE'), join(OUT, 'LICENSE'));
  copyFileSync(join(ROOT, 'docs', 'embedding.md'), join(OUT, 'README.md'));
  return 0;
});
