/** The filter of the page of events, by version, group and text. */
import { compareReleases, parseVersionFilter, type VersionFilter } from './version-filter.ts';

interface ListedEvent {
  readonly group: string;
  readonly since: string;
  /** Its heading and what follows it. */
  readonly elements: readonly HTMLElement[];
  /** The rows of its fields. */
  readonly fields: readonly HTMLElement[];
  /** Lower-case. */
  readonly text: string;
}

const FIELDS = ['version', 'group', 'text'] as const;

export function filterEvents(): void {
  const form = document.querySelector<HTMLFormElement>('form.filter');
  const status = form?.querySelector('[role="status"]');
  if (form === null || status === null || status === undefined) return;
  const events = readEvents();
  form.hidden = false;

  const chosen = (name: string) => String(new FormData(form).get(name) ?? '').trim();

  function apply(): void {
    const version = parseVersionFilter(chosen('version'));
    const group = chosen('group');
    const text = chosen('text').toLowerCase();
    let count = 0;
    for (const [name, event] of events) {
      const isShown =
        (group === '' || event.group === group) && event.text.includes(text) && isOfVersion(event, version);
      if (isShown) count += 1;
      for (const element of [...event.elements, ...rowsOf(name)]) element.hidden = !isShown;
      for (const row of event.fields) {
        row.hidden =
          version?.kind === 'until' && compareReleases(row.dataset['since'] ?? '', version.release) > 0;
      }
    }
    hideEmptyGroups();
    status?.replaceChildren(
      count === events.size
        ? `${count} events`
        : count === 0
          ? 'No event matches.'
          : `Showing ${count} of ${events.size} events`,
    );
    form?.classList.toggle('is-filtering', count !== events.size);
    keepInAddress(Object.fromEntries(FIELDS.map((name) => [name, chosen(name)])));
  }

  function showAll(): void {
    form?.reset();
    apply();
  }

  /** Somebody follows a link to what the filter hides. */
  function showTarget(): void {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.hidden !== true) return;
    showAll();
    target.scrollIntoView();
  }

  for (const [name, value] of new URLSearchParams(location.search)) {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLSelectElement || control instanceof HTMLInputElement) control.value = value;
  }
  form.addEventListener('input', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.querySelector('button')?.addEventListener('click', showAll);
  addEventListener('hashchange', showTarget);
  apply();
  showTarget();
}

function readEvents(): Map<string, ListedEvent> {
  const headings = [...document.querySelectorAll<HTMLElement>('h3[data-event]')];
  return new Map(
    headings.map((heading) => {
      const elements = [heading, ...followingUntil(heading, 'h2, h3')];
      const event = {
        group: heading.dataset['group'] ?? '',
        since: heading.dataset['since'] ?? '',
        elements,
        fields: elements.flatMap((element) => [...element.querySelectorAll<HTMLElement>('tr[data-since]')]),
        text: elements
          .map(({ textContent }) => textContent)
          .join(' ')
          .toLowerCase(),
      };
      return [heading.dataset['event'] ?? '', event] as const;
    }),
  );
}

/** In the tables of all events, not those of its fields. */
const rowsOf = (name: string) =>
  [...document.querySelectorAll<HTMLElement>(`tr[data-event="${CSS.escape(name)}"]`)].filter(
    (row) => row.querySelector('a') !== null,
  );

function followingUntil(element: Element, selector: string): HTMLElement[] {
  const following: HTMLElement[] = [];
  for (let next = element.nextElementSibling; next !== null && !next.matches(selector); ) {
    if (next instanceof HTMLElement) following.push(next);
    next = next.nextElementSibling;
  }
  return following;
}

function isOfVersion({ since, fields }: ListedEvent, filter: VersionFilter | null): boolean {
  if (filter === null) return true;
  if (filter.kind === 'until') return compareReleases(since, filter.release) <= 0;
  return since === filter.release || fields.some((row) => row.dataset['since'] === filter.release);
}

/** The headings of groups, and the tables that list them, of which nothing is left. */
function hideEmptyGroups(): void {
  for (const heading of document.querySelectorAll<HTMLElement>('article h2')) {
    const events = followingUntil(heading, 'h2').filter((element) => element.matches('h3[data-event]'));
    if (events.length > 0) heading.hidden = events.every(({ hidden }) => hidden);
  }
  for (const table of document.querySelectorAll<HTMLElement>('article > .table')) {
    const rows = [...table.querySelectorAll<HTMLElement>('tr[data-event]')].filter((row) =>
      row.querySelector('a'),
    );
    if (rows.length === 0) continue;
    table.hidden = rows.every(({ hidden }) => hidden);
    const title = table.previousElementSibling;
    if (title instanceof HTMLElement) title.hidden = table.hidden;
  }
}

/** So that what is shown can be linked to. */
function keepInAddress(values: Readonly<Record<string, string>>): void {
  const query = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''));
  const search = query.size === 0 ? '' : `?${query}`;
  if (search !== location.search)
    history.replaceState(null, '', `${location.pathname}${search}${location.hash}`);
}
