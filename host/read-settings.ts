import fs from 'node:fs';
import type { StoredValues } from './telemetry-settings.ts';

/** What a settings file holds. Throws the disk's error, and another one if it holds no JSON object. */
export function readSettings(file: string): StoredValues {
  const content: unknown = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new Error('The file holds no settings.');
  }
  return { ...content };
}
