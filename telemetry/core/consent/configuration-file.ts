import { join, resolve } from 'node:path';
import { fill } from '../../contract/texts/fill.ts';
import { decodeText } from '../files/decode-text.ts';
import { readPatiently, SETTINGS_BYTES } from '../files/read-small-file.ts';
import type { Finding, Lock, TelemetryHost } from '../ports.ts';
import { type GetWarningTexts, inEnglish } from '../warnings.ts';
import { parseSwitch } from './finding.ts';

const DISABLE_KEY = 'DisableTelemetry';

/** A configuration file that exists. */
export interface FoundFile {
  readonly path: string;
  /** The file's text, or null if it could not be read. */
  readonly text: string | null;
  /** The folder above the file that can't be read, if that is the cause. */
  readonly blockedBy?: string;
}

export interface ValidConfiguration {
  readonly kind: 'valid';
  /** The values of a key as text, whatever its case: one for each time that it is there. */
  readonly textsOf: (key: string) => readonly string[];
}

/** What a configuration file holds, or why telemetry is off because of it. */
export type Configuration = ValidConfiguration | { readonly kind: 'invalid'; readonly finding: Finding };

/** Reads the configuration file of that name from each of the folders that have one. */
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

/** Parses a configuration file. One that can't be read or parsed disables telemetry: it may have been meant to. */
export function parseConfigurationFile(file: FoundFile, texts: GetWarningTexts = inEnglish): Configuration {
  const { path } = file;
  if (file.text === null) {
    return off(file, fill(texts().fileUnreadable, { path: file.blockedBy ?? path }));
  }
  let content: unknown;
  try {
    content = JSON.parse(file.text.replace(/^\uFEFF/, ''));
  } catch {
    return off(file, fill(texts().fileMalformed, { path }));
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return off(file, fill(texts().fileNoObject, { path }));
  }
  const entries = Object.entries(content);
  return {
    kind: 'valid',
    textsOf: (wanted) =>
      entries.flatMap(([key, value]) => (key.toLowerCase() === wanted.toLowerCase() ? [asText(value)] : [])),
  };
}

/** Says whether a configuration file disables telemetry. */
export function findInConfigurationFile(file: FoundFile, texts: GetWarningTexts = inEnglish): Finding {
  const configuration = parseConfigurationFile(file, texts);
  return configuration.kind === 'invalid'
    ? configuration.finding
    : findInConfiguration(configuration, file.path, texts);
}

/** Says whether the configuration in the file of that path disables telemetry. */
export function findInConfiguration(
  { textsOf }: ValidConfiguration,
  path: string,
  texts: GetWarningTexts,
): Finding {
  const findings = textsOf(DISABLE_KEY).map((text) => parseSwitch(lockOf(path), text, texts));
  return findings.find((finding) => finding.lock !== null) ?? { lock: null, warning: null };
}

export function lockOf(path: string): Lock {
  return { source: 'configurationFile', name: path };
}

function off({ path }: FoundFile, warning: string): Configuration {
  return { kind: 'invalid', finding: { lock: lockOf(path), warning } };
}

/** A JSON boolean or string as text; any other JSON value becomes text that is not understood. */
function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'boolean' ? String(value) : 'neither boolean nor text';
}
