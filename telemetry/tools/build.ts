/** Builds the package as it is published, in dist/. */
import { join } from 'node:path';
import { buildPackage } from './build-package.ts';
import { PACKAGE } from './paths.ts';

await buildPackage(join(PACKAGE, 'dist'));
