/** Source maps, by the debug ids of the builds that they are of. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AnyMap, originalPositionFor, sourceContentFor, type TraceMap } from '@jridgewell/trace-mapping';
import { isObject, parseJson } from '../../telemetry/testing/json.ts';
import { functionAt } from './function-at.ts';

/** A place in a source. */
export interface SourcePlace {
  /** Below the folder that the bundles' names begin at, such as `electron/main.ts`. */
  readonly file: string;
  readonly line: number;
  /** From 1 on. */
  readonly column: number;
  /** The function that the place is in, by its name in the source; null if the source is not there to tell. */
  readonly function: string | null;
  /** The line, without its indentation; null if the source is not in the map. */
  readonly text: string | null;
}

export interface SourceMaps {
  /** How many there are. */
  readonly count: number;
  readonly has: (debugId: string) => boolean;
  /**
   * Where in the sources a place of a script is; null if the map does not know.
   * @param script such as `out/main/main.js`, which the paths of the sources are relative to
   * @param column from 1 on
   */
  readonly placeOf: (debugId: string, script: string, line: number, column: number) => SourcePlace | null;
}

/** Finds all source maps below some folders. Throws if there is no such folder; what is no map with a debug id is none. */
export function readSourceMaps(folders: readonly string[]): SourceMaps {
  const texts = new Map<string, string>();
  for (const folder of folders) {
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder.`);
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.map')) continue;
      const text = readFileSync(join(folder, file), 'utf8');
      const id = debugIdOf(text);
      if (id !== null) texts.set(id, text);
    }
  }
  const maps = new Map<string, TraceMap>();

  function mapOf(debugId: string, script: string): TraceMap | null {
    const known = maps.get(debugId);
    if (known !== undefined) return known;
    const text = texts.get(debugId);
    if (text === undefined) return null;
    const map = new AnyMap(text, `${script}.map`);
    maps.set(debugId, map);
    return map;
  }

  return {
    count: texts.size,
    has: (debugId) => texts.has(debugId),
    placeOf(debugId, script, line, column) {
      const map = mapOf(debugId, script);
      // Without a line there is no code, and so nothing that could be looked up.
      if (map === null || line < 1 || column < 1) return null;
      const found = originalPositionFor(map, { line, column: column - 1 });
      if (found.source === null) return null;
      const content = sourceContentFor(map, found.source);
      const place = { line: found.line, column: found.column + 1 };
      return {
        file: found.source,
        ...place,
        function: content === null ? null : functionAt(content, found.source, place),
        text: content?.split('\n')[found.line - 1]?.trim() ?? null,
      };
    },
  };
}

function debugIdOf(map: string): string | null {
  try {
    const parsed = parseJson(map);
    const id = isObject(parsed) ? (parsed['debugId'] ?? parsed['debug_id']) : null;
    return typeof id === 'string' ? id.toLowerCase() : null;
  } catch {
    return null;
  }
}
