import { join, resolve } from 'node:path';
import { decodeText } from '../files/decode-text.ts';
import { readPatiently, SETTINGS_BYTES } from '../files/read-small-file.ts';
import type { Lock, TelemetryHost } from '../ports.ts';
import { type Finding, parseSwitch } from './finding.ts';

const KEY = 'DisableTelemetry';

/** A configuration file that exists. */
export interface FoundFile {
  readonly path: string;
  /** The file's text, or null if it could not be read. */
  readonly text: string | null;
  /** The folder above the file that can't be read, if that is the cause. */
  readonly blockedBy?: string;
}

/** Reads the configuration file of that name in each folder that has one. */
export function readConfigurationFiles(
  host: Pick<TelemetryHost, 'clock' | 'disk'>,
  name: string,
  folders: readonly string[],
): FoundFile[] {
  const paths = new Set(folders.map((folder) => resolve(join(folder, name))));
  return [...paths].flatMap((path) => {
    const file = readPatiently(host, path, SETTINGS_BYTES);
    if (file.kind === 'absent') return [];
    return file.kind === 'found'
      ? { path, text: decodeText(file.bytes) }
      : { path, text: null, blockedBy: file.path };
  });
}

/**
 * What a configuration file says. An unreadable or invalid file disables telemetry: it may have been meant
 * to.
 */
export function findInConfigurationFile(file: FoundFile): Finding {
  const lock: Lock = { source: 'configurationFile', name: file.path };
  if (file.text === null) {
    return {
      lock,
      warning: `${file.blockedBy ?? file.path} can't be read, so telemetry is off. Make it readable or remove it.`,
    };
  }
  let content: unknown;
  try {
    content = JSON.parse(file.text.replace(/^\uFEFF/, ''));
  } catch {
    return { lock, warning: `${file.path} is not valid JSON, so telemetry is off. Correct it or remove it.` };
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return { lock, warning: `${file.path} does not hold a JSON object, so telemetry is off.` };
  }
  // Keys are case-insensitive.
  const values = Object.entries(content).flatMap(([key, value]) =>
    key.toLowerCase() === KEY.toLowerCase() ? [asText(value)] : [],
  );
  const findings = values.map((text) => parseSwitch(lock, text));
  return findings.find((finding) => finding.lock !== null) ?? { lock: null, warning: null };
}

/** A JSON boolean or string as text; any other value becomes text that no switch understands. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' ? String(value) : 'neither boolean nor text';
}
