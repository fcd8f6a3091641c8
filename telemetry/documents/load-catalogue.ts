/** Loads the catalogue in a program's module. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { checkCatalogue } from '../catalogue/check.ts';
import { messageOf } from '../contract/raw-error.ts';
import { isCatalogue } from '../core/check-options.ts';

/** Why there is none, in a sentence for the module's author. */
export class NoCatalogue extends Error {}

const USUAL_NAMES = ['catalogue', 'default'];

/**
 * Loads a module, of either module system, and returns the catalogue that it exports under that name; as
 * `catalogue` or as its default if no name is given. Throws a {@link NoCatalogue} if the file is missing,
 * does not load, or has no catalogue.
 */
export async function loadCatalogue(path: string, name: string | undefined): Promise<Catalogue> {
  const file = resolve(path);
  if (!existsSync(file)) throw new NoCatalogue(`There is no file ${path}.`);
  const exported = exportsOf(await load(path, file));
  const names = name === undefined ? USUAL_NAMES : [name];
  const found = names.flatMap((one) => (exported.has(one) ? [{ name: one, value: exported.get(one) }] : []));
  const catalogue = found.map(({ value }) => value).find(isWhole);
  if (catalogue === undefined) throw new NoCatalogue(`${path} ${complaintOf(names, found, exported)}`);
  try {
    checkCatalogue(catalogue);
  } catch (error) {
    throw new NoCatalogue(`${path}: ${messageOf(error)}`);
  }
  return catalogue;
}

async function load(path: string, file: string): Promise<unknown> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    if (codeOf(error) === 'ERR_UNKNOWN_FILE_EXTENSION' && /\.[mc]?tsx?$/.test(file)) {
      throw new NoCatalogue(
        `${path} is TypeScript, which Node ${process.versions.node} can't load. Name the compiled module, or use Node 22.18 or later.`,
      );
    }
    throw new NoCatalogue(`${path} can't be loaded. ${messageOf(error)}`);
  }
}

/** A module's exports: Node puts all of a CommonJS module into the default. */
function exportsOf(module: unknown): ReadonlyMap<string, unknown> {
  const own = isRecord(module) ? module : {};
  const inner = isRecord(own['default']) && !isWhole(own['default']) ? own['default'] : {};
  return new Map([...Object.entries(own), ...Object.entries(inner)]);
}

function complaintOf(
  names: readonly string[],
  found: readonly { readonly name: string }[],
  exported: ReadonlyMap<string, unknown>,
): string {
  const [first] = found;
  if (first !== undefined) {
    return `exports ${first.name}, which is not a catalogue. Make one with defineCatalogue of kreya-telemetry/catalogue.`;
  }
  const catalogues = [...exported].flatMap(([name, value]) => (isWhole(value) ? [name] : []));
  if (catalogues.length > 0)
    return `exports a catalogue as ${catalogues.join(' and ')}. Add: --export ${catalogues[0]}`;
  const wanted = names.map((name) => (name === 'default' ? 'a default' : name)).join(' or ');
  return `exports no ${wanted}. Export what defineCatalogue of kreya-telemetry/catalogue returns.`;
}

/** Whether its groups also have events in the form that `defineCatalogue` accepts. */
function isWhole(value: unknown): value is Catalogue {
  return isCatalogue(value) && value.groups.every(isGroup);
}

function isGroup(value: unknown): boolean {
  if (!isRecord(value) || typeof value['title'] !== 'string' || !isRecord(value['events'])) return false;
  return Object.values(value['events']).every(
    (event) =>
      isDescribed(event) && isRecord(event['fields']) && Object.values(event['fields']).every(isField),
  );
}

function isField(value: unknown): boolean {
  return isDescribed(value) && isRecord(value['kind']);
}

function isDescribed(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && typeof value['description'] === 'string';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
