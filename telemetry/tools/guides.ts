/** The guides for embedders, which are part of the package. */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE } from './paths.ts';

const DOCS = join(PACKAGE, 'docs');

/** Absolute paths of all of them. */
export const GUIDES: readonly string[] = readdirSync(DOCS).map((file) => join(DOCS, file));

/** Copies the package's README and the guides to `out`. */
export function copyGuides(out: string): void {
  cpSync(join(PACKAGE, 'README.md'), join(out, 'README.md'));
  cpSync(DOCS, join(out, 'docs'), { recursive: true });
}

/** The code blocks that name their file, ```` ```ts main.ts ````, by that name. */
export function namedBlocks(text: string): Map<string, string> {
  const blocks = text.matchAll(/^ *```\w+ (\S+)\n([\s\S]*?)^ *```$/gm);
  return new Map(Array.from(blocks, ([, name = '', block = '']) => [name, dedent(block)]));
}

/** For a block in a list, which is indented as a whole. */
function dedent(block: string): string {
  const [indent = ''] = /^ */.exec(block) ?? [];
  return block.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
}
