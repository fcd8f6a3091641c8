/** The files that contain the version of Kreya and of its package. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonObject, parseJson } from '../../telemetry/testing/json.ts';
import { releaseChangelog } from './changelog.ts';

export interface Release {
  readonly version: string;
  /** Such as 2026-11-26. */
  readonly date: string;
}

/** How each file changes, by its path in the repository. */
const REWRITES: Readonly<Record<string, (text: string, release: Release) => string>> = {
  'package.json': bumpManifest,
  'telemetry/package.json': bumpManifest,
  'package-lock.json': bumpLock,
  'CHANGELOG.md': (text, { version, date }) => releaseChangelog(text, version, date),
  'telemetry/docs/embedding.md': (text, { version }) =>
    text.replace(/kreya-telemetry-\d+\.\d+\.\d+\.tgz/g, `kreya-telemetry-${version}.tgz`),
};

/** Writes them all in `folder`, or none if one of them can't be rewritten. */
export function writeRelease(folder: string, release: Release): void {
  const rewritten = Object.entries(REWRITES).map(([path, rewrite]) => {
    const file = join(folder, path);
    return { file, text: rewrite(readFileSync(file, 'utf8'), release) };
  });
  for (const { file, text } of rewritten) writeFileSync(file, text);
}

export function versionIn(folder: string): string {
  return String(parseObject(readFileSync(join(folder, 'package.json'), 'utf8'))['version']);
}

function bumpManifest(text: string, { version }: Release): string {
  return format({ ...parseObject(text), version });
}

/** Not with `npm version`, which would ask the registry about every dependency. */
function bumpLock(text: string, { version }: Release): string {
  const lock = parseObject(text);
  const packages = objectOf(lock, 'packages');
  const bumped = ['', 'telemetry'].map((path) => [path, { ...objectOf(packages, path), version }]);
  return format({ ...lock, version, packages: { ...packages, ...Object.fromEntries(bumped) } });
}

function objectOf(object: JsonObject, key: string): JsonObject {
  const value = object[key];
  if (!isObject(value)) throw new Error(`package-lock.json has no object "${key}". Run: npm install`);
  return value;
}

function parseObject(text: string): JsonObject {
  const value = parseJson(text);
  if (!isObject(value)) throw new Error('A package.json or package-lock.json holds no JSON object.');
  return value;
}

function format(json: JsonObject): string {
  return `${JSON.stringify(json, null, 2)}\n`;
}
