// Stands in for Electron's default app, which the fallback lacks: runs the app whose folder or file is the
// first argument. The top-level `await` delays `ready` until that app's own module has been evaluated.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

try {
  const argument = process.argv.slice(1).find((arg) => !arg.startsWith('-'));
  if (argument === undefined) throw new Error('usage: electron [switches] <folder or file of the app>');
  const path = resolve(argument);
  const entry = entryOf(path);
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true, configurable: false });

  const packageJson = join(path, 'package.json');
  if (existsSync(packageJson)) {
    const { name, productName, version } = JSON.parse(readFileSync(packageJson, 'utf8'));
    if (productName || name) app.setName(productName || name);
    if (version) app.setVersion(version);
    app.setAppPath(path);
  } else {
    app.setAppPath(dirname(entry));
  }
  await import(pathToFileURL(entry).href);
} catch (error) {
  console.error('The app could not be loaded.');
  console.error(error);
  app.exit(1);
}

function entryOf(path) {
  try {
    return createRequire(import.meta.url).resolve(path);
  } catch (error) {
    throw new Error(`no app at ${path}: ${error.message}`);
  }
}
