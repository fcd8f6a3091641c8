/** The licences of what is bundled into the package. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderOf } from './paths.ts';

/** What the library's source imports and does not leave to the program. */
const BUNDLED = ['@tanstack/react-virtual', '@tanstack/virtual-core', 'jsonc-parser', 'uuid', 'valibot'];

export function describeLicences(): string {
  return BUNDLED.map((name) => {
    const folder = folderOf(name);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (file === undefined) throw new Error(`${name} has no licence that could go along.`);
    return `${name}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  }).join(`\n${'-'.repeat(80)}\n\n`);
}
