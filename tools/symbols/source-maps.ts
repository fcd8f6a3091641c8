/** Source maps, by their builds' debug IDs. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AnyMap, originalPositionFor, sourceContentFor, type TraceMap } from '@jridgewell/trace-mapping';
import { isObject, parseJson } from '../../telemetry/testing/json.ts';
import { functionAt } from './function-at.ts';

/** A place in a source. */
export interface SourcePlace {
  /** Relative to the folder that the bundles' names are relative to, such as `electron/main.ts`. */
  readonly file: string;
  readonly line: number;
  /** Starts at 1. */
  readonly column: number;
  /** The name of the function that contains the place, as in the source; null if the source is missing. */
  readonly function: string | null;
  /** The line, without its indentation; null if the source is not in the map. */
  readonly text: string | null;
}

export interface SourceMaps {
  /** How many there are. */
  readonly count: number;
  readonly has: (debugId: string) => boolean;
  /**
   * The place in the sources of a place in a script; null if the map does not know it.
   * @param script such as `out/main/main.js`, which the paths of the sources are relative to
   * @param column starts at 1
   */
  readonly placeOf: (debugId: string, script: string, line: number, column: number) => SourcePlace | null;
}

/**
 * Finds all source maps in some folders. Throws if a folder does not exist; ignores files that are not maps
 * with a debug ID.
 */
export function readSourceMaps(folders: readonly string[]): SourceMaps {
  const texts = new Map<string, string>();
  for (const folder of folders) {
    if (!statSync(folder).isDirectory()) throw new Error(`${folder} is not a folder.`);
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
      // Without a line there is no code, and nothing to look up.
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
