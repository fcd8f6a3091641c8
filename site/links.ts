/** Where the links of a document lead in the site. */
import { posix } from 'node:path';
import { COPIED, PAGES } from './pages.ts';

export type Target =
  /** Relative to the site, with the anchor; or an address on the web. */
  | { readonly kind: 'address'; readonly href: string }
  /** A file of the repository that the site does not have, relative to the repository. */
  | { readonly kind: 'source'; readonly path: string };

/**
 * @param from the document, relative to the repository
 * @param link as the document has it
 */
export function targetOf(from: string, link: string): Target {
  if (/^[a-z]+:/.test(link) || link.startsWith('#')) return { kind: 'address', href: link };
  const [file = '', anchor] = link.split('#');
  const path = posix.normalize(posix.join(posix.dirname(from), file)).replace(/\/$/, '');
  const href = PAGES.find(({ source }) => source === path)?.file ?? copyOf(path);
  if (href === undefined) return { kind: 'source', path };
  return { kind: 'address', href: anchor === undefined ? href : `${href}#${anchor}` };
}

/** Where a file of the repository is copied to; a folder has no page that one could look at. */
function copyOf(path: string): string | undefined {
  for (const [from, to] of Object.entries(COPIED)) {
    const copy = path === from ? to : path.startsWith(`${from}/`) ? to + path.slice(from.length) : '';
    if (posix.extname(copy) !== '') return copy;
  }
  return undefined;
}
