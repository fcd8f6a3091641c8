import { useId, useMemo } from 'react';
import { useWording } from '../telemetry-page.ts';
import { Segmented } from '../ui/Segmented.tsx';
import own from './activity.module.css';
import type { Entry } from './entry.ts';
import { countEvents, ENTRY_STATES, type Filter } from './filter.ts';

interface FiltersProps {
  /** All of them, whatever is shown. */
  readonly entries: readonly Entry[];
  readonly filter: Filter;
  onFilter(filter: Filter): void;
}

const OF_EVENT = 'event:';

export function Filters({ entries, filter, onFilter }: FiltersProps) {
  const { texts, formatNumber } = useWording();
  const id = useId();
  const events = useMemo(() => [...countEvents(entries)].sort(([a], [b]) => a.localeCompare(b)), [entries]);
  const words = texts.activityPage;
  const { show } = filter;

  function choose(value: string): void {
    if (value === 'all' || value === 'events' || value === 'errors') onFilter({ ...filter, show: value });
    else onFilter({ ...filter, show: { event: value.slice(OF_EVENT.length) } });
  }

  return (
    <div className={own['filters']}>
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
    </div>
  );
}
