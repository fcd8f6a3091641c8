/** Builds the package as it is published, in dist/. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { writeDeclarations } from './declarations.ts';
import { describeLicences } from './licences.ts';
import { createManifest } from './manifest.ts';
import { PACKAGE } from './paths.ts';

const OUT = join(PACKAGE, 'dist');

for (const config of ['vite.config.ts', 'preload.vite.config.ts']) {
  await build({ configFile: join(PACKAGE, config), logLevel: 'warn' });
}
await writeDeclarations(join(OUT, 'types'));
writeFileSync(join(OUT, 'types', 'renderer.css.d.ts'), 'export {};\n');
writeFileSync(join(OUT, 'package.json'), `${JSON.stringify(createManifest(), null, 2)}\n`);
writeFileSync(join(OUT, 'LICENSE-THIRD-PARTY'), describeLicences());
for (const file of ['LICENSE', 'README.md']) copyFileSync(join(PACKAGE, file), join(OUT, file));
