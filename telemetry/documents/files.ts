/** Writes documents to a folder, or compares them with what is there. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whether the file has exactly this text, ignoring the line ends of a checkout. */
export function isCurrent(file: string, text: string): boolean {
  return existsSync(file) && readFileSync(file, 'utf8').replaceAll('\r\n', '\n') === text;
}

/** Creates the folder if there is none. */
export function writeDocument(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
