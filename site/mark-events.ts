/** Says on the page of events which version and group everything is of, for the filter to go by. */
import type { Token } from 'markdown-it';
import type { Catalogue } from '../telemetry/catalogue/catalogue.ts';
import { compareReleases } from './client/version-filter.ts';

export interface EventsFilter {
  readonly groups: readonly string[];
  /** The releases that added an event or a field, the oldest first. */
  readonly releases: readonly string[];
}

export function eventsFilterOf({ groups, events }: Catalogue): EventsFilter {
  const releases = Object.values(events).flatMap(({ since, fields }) => [
    since,
    ...Object.values(fields).flatMap((field) => field.since ?? []),
  ]);
  return {
    groups: groups.map(({ title }) => title),
    releases: [...new Set<string>(releases)].sort(compareReleases),
  };
}

/**
 * Gives each heading of an event, and each row of a table that lists it or one of its fields, the attributes
 * `data-event` and `data-since`; headings `data-group` as well. Throws if the page lacks an event of the catalogue.
 */
export function markEvents({ groups }: Catalogue): (tokens: readonly Token[]) => void {
  const all = new Map(
    groups.flatMap(({ title, events }) =>
      Object.entries(events).map(([name, event]) => [name, { group: title, event }] as const),
    ),
  );
  return (tokens) => {
    let current: string | null = null;
    const seen = new Set<string>();
    for (const [index, token] of tokens.entries()) {
      const following = tokens[token.type === 'tr_open' ? index + 2 : index + 1];
      const name = following?.children?.find(({ content }) => content !== '')?.content ?? '';
      if (token.type === 'heading_open') {
        const known = token.tag === 'h3' ? all.get(name) : undefined;
        current = known === undefined ? null : name;
        if (known === undefined) continue;
        seen.add(name);
        token.attrSet('data-event', name);
        token.attrSet('data-since', known.event.since);
        token.attrSet('data-group', known.group);
      } else if (token.type === 'tr_open') {
        const known = all.get(current ?? name);
        if (known === undefined) continue;
        const field = current === null ? undefined : known.event.fields[name];
        if (current !== null && field === undefined) continue;
        token.attrSet('data-event', current ?? name);
        token.attrSet('data-since', field?.since ?? known.event.since);
      }
    }
    const lacking = [...all.keys()].filter((name) => !seen.has(name));
    if (lacking.length > 0) throw new Error(`docs/EVENTS.md lacks ${lacking.join(', ')}. Run: npm run docs`);
  };
}
