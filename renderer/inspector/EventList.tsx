import { classes, useFoundEvents } from 'kreya-telemetry/renderer';
import { useEffect, useRef, useState } from 'react';
import { texts } from '../texts.ts';
import type { NamedEvent } from './Composer.tsx';

interface EventListProps {
  readonly chosen: string;
  onChoose(event: NamedEvent): void;
}

/** The events of the catalogue to choose from: radios, through which the arrow keys go. */
export function EventList({ chosen, onChoose }: EventListProps) {
  const [query, setQuery] = useState('');
  const groups = useFoundEvents(query);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.querySelector(':checked')?.scrollIntoView({ block: 'center' }), []);

  return (
    <section className="events" aria-label={texts.inspector.events}>
      <input
        type="search"
        className="input events-search"
        aria-label={texts.inspector.search}
        placeholder={texts.inspector.search}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <div ref={list} className="events-groups">
        {groups.map(({ title, events }) => (
          <fieldset key={title.text} className="events-group">
            <legend className={classes['muted']} lang={title.language}>
              {title.text}
            </legend>
            {events.map((event) => (
              <label key={event.name} className="event">
                <input
                  type="radio"
                  name="event"
                  checked={event.name === chosen}
                  onChange={() => onChoose(event)}
                />
                <span className="event-name" lang="en">
                  {event.name}
                </span>
              </label>
            ))}
          </fieldset>
        ))}
        {groups.length === 0 && (
          <p className={classes['muted']} role="status">
            {texts.inspector.noMatch}
          </p>
        )}
      </div>
    </section>
  );
}
