/**
 * Checks for developers that an app and its command line do not derive different per-user folders from their
 * names.
 */
import { dirname, join } from 'node:path';
import { has } from '../core/check-options.ts';
import { fs } from '../core/node-modules.ts';
import { createProblemLog } from '../core/problem-log.ts';

/**
 * Warns if the command line is in the package of an Electron app whose name is not `productName`. Electron
 * takes an app's name, and that of its per-user folder, from package.json. The package is an app's if it has
 * `main`, which Electron starts, and a development dependency on Electron.
 */
export function tellOfOtherFolder(
  productName: string,
  program: string | undefined,
  warn: (message: string) => void,
): void {
  const name = program === undefined ? null : findAppName(program);
  if (name === null || name === productName) return;
  createProblemLog(warn)(
    `The app of this package has its per-user folder by the name '${name}' of its package.json, and this command line by ` +
      `'${productName}', so that a person's choice in one means nothing to the other. Give createNodeTelemetry ` +
      `...findProductFolders('${name}') of kreya-telemetry/node, too.`,
  );
}

/** Electron's name for the app whose package contains a program; null if there is none. */
function findAppName(program: string): string | null {
  try {
    const path = fs.realpathSync(program);
    // Where it is installed, nobody could change it.
    if (/[\\/]node_modules[\\/]/.test(path)) return null;
    const manifest: unknown = JSON.parse(fs.readFileSync(findManifest(path), 'utf8'));
    if (!has(manifest, { main: 'string', devDependencies: 'object' })) return null;
    const dependencies: object = Reflect.get(manifest, 'devDependencies');
    if (!Object.hasOwn(dependencies, 'electron')) return null;
    const names: unknown[] = [Reflect.get(manifest, 'productName'), Reflect.get(manifest, 'name')];
    return names.find((one): one is string => typeof one === 'string' && one !== '')?.trim() ?? null;
  } catch {
    // It is missing or unreadable.
    return null;
  }
}

/** Throws if there is none. */
function findManifest(path: string): string {
  const folder = dirname(path);
  if (folder === path) throw new Error('There is no package.json.');
  const manifest = join(folder, 'package.json');
  return fs.existsSync(manifest) ? manifest : findManifest(folder);
}
