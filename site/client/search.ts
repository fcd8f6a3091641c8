/** The search over all pages. What it knows is loaded when it is first opened, as a script: pages may be on the disk. */
import MiniSearch, { type SearchResult } from 'minisearch';
import type { SearchEntry } from '../search-entry.ts';
import { excerptOf } from './excerpt.ts';

declare global {
  /** Set by search-data.js. */
  var searchEntries: readonly SearchEntry[] | undefined;
}

const MOST_RESULTS = 20;

export function offerSearch(): void {
  const dialog = document.querySelector<HTMLDialogElement>('dialog.search');
  const input = dialog?.querySelector('input');
  const status = dialog?.querySelector('[role="status"]');
  const list = dialog?.querySelector('ol');
  if (!dialog || !input || !status || !list) return;
  let index: Promise<MiniSearch<SearchEntry>> | null = null;

  async function open(): Promise<void> {
    if (dialog?.open === true) return;
    dialog?.showModal();
    input?.select();
    index ??= loadIndex();
    await show();
  }

  async function show(): Promise<void> {
    const words = input?.value.trim() ?? '';
    const found = words === '' || index === null ? [] : (await index).search(words);
    // Somebody has typed on.
    if (words !== input?.value.trim()) return;
    list?.replaceChildren(...found.slice(0, MOST_RESULTS).map(itemOf));
    const count =
      found.length > MOST_RESULTS
        ? `The first ${MOST_RESULTS} of ${found.length} results`
        : `${found.length} results`;
    status?.replaceChildren(
      words === ''
        ? ''
        : found.length === 0
          ? `Nothing found for “${words}”.`
          : found.length === 1
            ? '1 result'
            : count,
    );
  }

  const links = () => [...(list?.querySelectorAll('a') ?? [])];
  function move(by: number): void {
    const stops: HTMLElement[] = input ? [input, ...links()] : links();
    const at = stops.findIndex((stop) => stop.matches(':focus'));
    stops[Math.min(Math.max(at + by, 0), stops.length - 1)]?.focus();
  }

  document.querySelector('[data-search]')?.addEventListener('click', () => void open());
  dialog.querySelector('[data-close]')?.addEventListener('click', () => dialog.close());
  input.addEventListener('input', () => void show());
  // A link to a part of the page that is open.
  list.addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && document.activeElement === input) links()[0]?.click();
    // The first one would only empty the input.
    else if (event.key === 'Escape') dialog.close();
    else return;
    event.preventDefault();
  });
  addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof Element && event.target.matches('input, select, textarea');
    const isSlash = event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isSlash && !(event.key === 'k' && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    void open();
  });
}

async function loadIndex(): Promise<MiniSearch<SearchEntry>> {
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = 'search-data.js';
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error('The search could not be loaded.')));
    document.head.append(script);
  });
  const index = new MiniSearch<SearchEntry>({
    fields: ['title', 'page', 'text'],
    storeFields: ['href', 'page', 'title', 'text'],
    searchOptions: {
      boost: { title: 4, page: 3 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      combineWith: 'AND',
    },
  });
  index.addAll(globalThis.searchEntries ?? []);
  return index;
}

function itemOf({ href, page, title, text, terms }: SearchResult): HTMLLIElement {
  const link = document.createElement('a');
  link.href = String(href);
  const heading = document.createElement('strong');
  heading.textContent = title === page ? String(page) : `${page} › ${title}`;
  const excerpt = document.createElement('span');
  for (const { words, isMatch } of excerptOf(String(text), terms)) {
    const part = document.createElement(isMatch ? 'mark' : 'span');
    part.textContent = words;
    excerpt.append(part);
  }
  link.append(heading, excerpt);
  const item = document.createElement('li');
  item.append(link);
  return item;
}
