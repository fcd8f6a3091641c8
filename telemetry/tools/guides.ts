/** What an embedder reads, which the package brings along. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PACKAGE } from './paths.ts';

const DOCS = join(PACKAGE, '..', 'docs');
const OTHERS = ['embedding.md', 'what-this-never-does.md'];

/** Absolute paths: the guide first, then what it leads to. */
export const GUIDES: readonly string[] = [
  ...OTHERS,
  ...readdirSync(DOCS).filter((file) => /^from-.*\.md$/.test(file)),
].map((file) => join(DOCS, file));

/** Writes the package's README and the guides to `out`, where the guides lie in the package and not beside it. */
export function writeGuides(out: string): void {
  const readme = readFileSync(join(PACKAGE, 'README.md'), 'utf8');
  writeFileSync(join(out, 'README.md'), readme.replaceAll('](../docs/', '](docs/'));
  mkdirSync(join(out, 'docs'), { recursive: true });
  for (const guide of GUIDES) {
    writeFileSync(join(out, 'docs', basename(guide)), readFileSync(guide));
  }
}

/** The code blocks that name their file, ```` ```ts main.ts ````, by that name. */
export function namedBlocks(text: string): Map<string, string> {
  const blocks = text.matchAll(/^ *```\w+ (\S+)\n([\s\S]*?)^ *```$/gm);
  return new Map(Array.from(blocks, ([, name = '', block = '']) => [name, dedent(block)]));
}

/** Of a block in a list, which is indented as a whole. */
function dedent(block: string): string {
  const [indent = ''] = /^ */.exec(block) ?? [];
  return block.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
}
