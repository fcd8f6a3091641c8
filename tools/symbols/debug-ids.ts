/** Marks each bundle and its source map with their build, so that one can be found from the other. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { isObject, parseJson } from '../../telemetry/testing/json.ts';

/** How the third and fourth part of a version 5 UUID begin (RFC 9562): one derived from a hash. */
const VERSION = '5';
const VARIANTS = '89ab';

/**
 * Ends each script that has a source map with the comment `//# debugId=…`, and adds the same ID to the map:
 * as ECMA-426 proposes it (`debugId`) and as Sentry's tools read it (`debug_id`). The same code and sources
 * have the same ID.
 */
export function debugIds(): Plugin {
  return {
    name: 'debug-ids',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      if (dir === undefined) throw new Error('A bundle is written to a folder.');
      for (const part of Object.values(bundle)) {
        if (part.type === 'chunk') addDebugId(join(dir, part.fileName));
      }
    },
  };
}

/** Gives a script and the map next to it their ID. Does nothing if there is no map. */
function addDebugId(script: string): void {
  const map = `${script}.map`;
  if (!existsSync(map)) return;
  const code = readFileSync(script, 'utf8');
  const mapText = readFileSync(map, 'utf8');
  const id = idOf(code, mapText);
  const newline = code.endsWith('\n') ? '' : '\n';
  writeFileSync(script, `${code}${newline}//# debugId=${id}\n`);
  const parsed = parseJson(mapText);
  if (!isObject(parsed)) throw new Error(`${map} is not a source map.`);
  writeFileSync(map, JSON.stringify({ debugId: id, debug_id: id, ...parsed }));
}

/** Includes the map: an additional comment in a source moves its lines without changing the code. */
function idOf(...contents: readonly string[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  const digits = hash.digest('hex');
  const variant = VARIANTS[Number.parseInt(digits.charAt(16), 16) % VARIANTS.length];
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `${VERSION}${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join('-');
}
