/** Whether everything that the pages of a built site refer to is there. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';

export interface CheckedLinks {
  /** How many references within the site lead somewhere. */
  readonly sound: number;
  /** Those that do not: `operating.html: privacy.html#gone`. */
  readonly dead: readonly string[];
  /** The addresses on the web that are linked to, each once. These are not looked at. */
  readonly external: readonly string[];
}

interface Html {
  readonly ids: ReadonlySet<string>;
  readonly references: readonly string[];
}

/**
 * @param folder with the pages, none of them in a folder below
 */
export function checkLinks(folder: string): CheckedLinks {
  const pages = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, parse(readFileSync(join(folder, file), 'utf8'))] as const),
  );
  const isThere = (reference: string, page: string): boolean => {
    const [path = '', anchor] = reference.split('#');
    const target = decodeURIComponent(path) || page;
    // An address that begins at the root is another one in the folder of a host.
    if (
      target.startsWith('/') ||
      !existsSync(join(folder, target)) ||
      !statSync(join(folder, target)).isFile()
    ) {
      return false;
    }
    return anchor === undefined || pages.get(target)?.ids.has(decodeURIComponent(anchor)) === true;
  };

  let sound = 0;
  const dead: string[] = [];
  const external = new Set<string>();
  for (const [page, { references }] of pages) {
    for (const reference of references) {
      if (/^[a-z]+:/.test(reference)) external.add(reference);
      else if (isThere(reference, page)) sound += 1;
      else dead.push(`${page}: ${reference}`);
    }
  }
  return { sound, dead, external: [...external].sort() };
}

function parse(html: string): Html {
  const ids = new Set<string>();
  const references: string[] = [];
  const parser = new Parser({
    onopentag(_name, { id, href, src }) {
      if (id !== undefined) ids.add(id);
      for (const reference of [href, src]) if (reference !== undefined) references.push(reference);
    },
  });
  parser.end(html);
  return { ids, references };
}
