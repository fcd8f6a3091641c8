import { useId, useMemo } from 'react';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import own from './activity.module.css';
import type { Entry } from './entry.ts';
import { countEvents, ENTRY_STATES, type Filter } from './filter.ts';

interface FiltersProps {
  /** All of them, whatever is shown. */
  readonly entries: readonly Entry[];
  readonly filter: Filter;
  readonly search: string;
  onFilter(filter: Filter): void;
  onSearch(search: string): void;
  /** Null where the way back to everything is offered elsewhere. */
  readonly onShowAll: (() => void) | null;
}

const OF_EVENT = 'event:';

export function Filters({ entries, filter, search, onFilter, onSearch, onShowAll }: FiltersProps) {
  const { texts, formatNumber } = useWording();
  const id = useId();
  const events = useMemo(() => [...countEvents(entries)].sort(([a], [b]) => a.localeCompare(b)), [entries]);
  const words = texts.activityPage;
  const { show } = filter;

  function choose(value: string): void {
    if (value === 'all' || value === 'events' || value === 'errors') onFilter({ ...filter, show: value });
    else onFilter({ ...filter, show: { event: value.slice(OF_EVENT.length) } });
  }

  const isNarrowed = search !== '' || filter.state !== 'all' || show !== 'all' || filter.day !== null;

  return (
    <div className={own['filters']}>
      <div className={classes['search']}>
        <Icon name="search" />
        <input
          type="search"
          className={classes['searchField']}
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={(change) => onSearch(change.target.value)}
        />
      </div>
      <div className={own['filter']}>
        <label htmlFor={id}>{words.filterEvent}</label>
        <select
          id={id}
          className={own['select']}
          value={typeof show === 'string' ? show : `${OF_EVENT}${show.event}`}
          onChange={(change) => choose(change.target.value)}
        >
          <option value="all">{words.all}</option>
          <option value="events">{words.allEvents}</option>
          <option value="errors">{words.errors}</option>
          <optgroup label={words.events}>
            {events.map(([name, count]) => (
              <option key={name} value={`${OF_EVENT}${name}`}>
                {name} ({formatNumber(count)})
              </option>
            ))}
          </optgroup>
        </select>
      </div>
      <Segmented
        name={words.filterState}
        values={ENTRY_STATES}
        words={words.states}
        chosen={filter.state}
        onChoose={(state) => onFilter({ ...filter, state })}
      />
      {isNarrowed && onShowAll !== null && (
        <button type="button" className={classes['smallButton']} onClick={onShowAll}>
          {words.showAll}
        </button>
      )}
    </div>
  );
}
