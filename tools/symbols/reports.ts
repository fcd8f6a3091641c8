/** Reads error reports from what a receiver wrote, or single reports. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type JsonObject, parseJson } from '../../telemetry/testing/json.ts';

/** A place in a stack, as a report names it. */
export interface ReportedFrame {
  /** `out/main/main.js` for the program's own, `node:fs`, `<other>` and so on. */
  readonly file: string;
  readonly function: string | null;
  readonly line: number | null;
  /** Starts at 1, as in V8. */
  readonly column: number | null;
  readonly isOwn: boolean;
}

export interface ReportedError {
  /** `TypeError: x is not a function` */
  readonly title: string;
  /** Innermost call first, as V8 prints them. */
  readonly frames: readonly ReportedFrame[];
}

export interface Report {
  /** What else it says: release, process, time. */
  readonly about: string;
  readonly release: string;
  /** The error, then its causes. */
  readonly errors: readonly ReportedError[];
  /** The debug IDs of the program's own files. */
  readonly debugIds: ReadonlyMap<string, string>;
}

/** In a report, the prefix of the program's own files. */
const OWN = 'app:///';

/**
 * The reports in a file, or in all files of a folder: each a Sentry event as JSON, an envelope, or lines of
 * those or of what the receiver writes. Skips everything else. Throws if the disk refuses.
 */
export function readReports(path: string): readonly Report[] {
  if (!statSync(path).isDirectory()) return reportsIn(readFileSync(path, 'utf8'));
  return readdirSync(path)
    .filter((name) => /\.(?:ndjson|jsonl?|envelope|txt)$/.test(name))
    .sort()
    .flatMap((name) => reportsIn(readFileSync(join(path, name), 'utf8')));
}

/** The reports in a text. */
function reportsIn(text: string): readonly Report[] {
  const whole = tryJson(text);
  const values = whole === null ? text.split('\n').map(tryJson) : Array.isArray(whole) ? whole : [whole];
  return values.flatMap((value) => {
    const event = isObject(value) && isObject(value['payload']) ? value['payload'] : value;
    return isObject(event) && isObject(event['exception']) ? [reportOf(event)] : [];
  });
}

function reportOf(event: JsonObject): Report {
  const { exception, tags, timestamp, debug_meta } = event;
  const release = textOf(event['release']);
  const when = typeof timestamp === 'number' ? new Date(timestamp * 1000).toISOString() : '';
  const about = [release, textOf(event['dist']), textOf(isObject(tags) ? tags['process'] : null), when];
  const debugIds = new Map<string, string>();
  for (const { type, code_file, debug_id } of objectsIn(isObject(debug_meta) ? debug_meta['images'] : null)) {
    if (type === 'sourcemap') debugIds.set(fileOf(textOf(code_file)), textOf(debug_id));
  }
  return {
    about: about.filter((part) => part !== '').join(', '),
    release,
    // Sentry puts the outermost last, in errors and in calls.
    errors: objectsIn(isObject(exception) ? exception['values'] : null)
      .map(errorOf)
      .reverse(),
    debugIds,
  };
}

function errorOf({ type, value, stacktrace }: JsonObject): ReportedError {
  return {
    title: [textOf(type), textOf(value)].filter((part) => part !== '').join(': '),
    frames: objectsIn(isObject(stacktrace) ? stacktrace['frames'] : null)
      .map(frameOf)
      .reverse(),
  };
}

function frameOf(frame: JsonObject): ReportedFrame {
  const filename = textOf(frame['filename']);
  const nativePlace = [textOf(frame['package']), textOf(frame['instruction_addr'])].join(' ').trim();
  return {
    file: filename === '' ? nativePlace || '<unknown>' : fileOf(filename),
    function: textOf(frame['function']) || null,
    line: numberOf(frame['lineno']),
    column: numberOf(frame['colno']),
    isOwn: filename.startsWith(OWN),
  };
}

function fileOf(filename: string): string {
  return filename.startsWith(OWN) ? filename.slice(OWN.length) : filename;
}

function objectsIn(value: unknown): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function tryJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}
