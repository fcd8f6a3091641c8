import type { ReadPage } from './read-page.ts';
import type { SearchEntry } from './search-entry.ts';

/** One for each heading of each page. */
export function searchEntriesOf(pages: readonly ReadPage[]): SearchEntry[] {
  return pages
    .flatMap(({ page, parts }) =>
      parts.map(({ id, level, title, text }) => ({
        href: level === 1 ? page.file : `${page.file}#${id}`,
        page: page.title,
        title: level === 1 ? page.title : title,
        text: text.replace(/\s+/g, ' ').trim(),
      })),
    )
    .map((entry, id) => ({ id, ...entry }));
}
