import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleCommand, bundleCommonJs, bundleModules, bundlePreload } from './bundle.ts';
import { writeDeclarations } from './declarations.ts';
import { copyGuides } from './guides.ts';
import { describeLicences } from './licences.ts';
import { createManifest } from './manifest.ts';
import { PACKAGE } from './paths.ts';

/** Builds the package as it is published into `out`, replacing the folder. */
export async function buildPackage(out: string): Promise<void> {
  await bundleModules(out);
  const exportsOf = await bundleCommonJs(join(out, 'cjs'));
  await bundlePreload(join(out, 'cjs'));
  await bundleCommand(out);
  for (const [name, exports] of exportsOf) {
    writeFileSync(join(out, `${name}.mjs`), `export { ${exports.join(', ')} } from './cjs/${name}.cjs';\n`);
  }
  await writeDeclarations(out);
  writeFileSync(join(out, 'package.json'), `${JSON.stringify(createManifest(), null, 2)}\n`);
  writeFileSync(join(out, 'LICENSE-THIRD-PARTY'), describeLicences());
  copyFileSync(join(PACKAGE, 'LICENSE'), join(out, 'LICENSE'));
  copyGuides(out);
}
