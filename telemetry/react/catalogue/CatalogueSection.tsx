import { useMemo, useState } from 'react';
import { countEvents } from '../activity/filter.ts';
import { useActivity } from '../activity/use-activity.ts';
import { useTelemetryPage } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Words } from '../ui/Words.tsx';
import { segments } from '../wording.ts';
import own from './catalogue.module.css';
import { EventItem, Recorded } from './EventItem.tsx';
import { FieldTable } from './FieldTable.tsx';
import { latestEvents } from './latest.ts';
import { listCarried } from './search.ts';
import { useFoundEvents } from './use-found-events.ts';

/** The whole of what can be collected. */
export function CatalogueSection() {
  const { catalogue, wording } = useTelemetryPage();
  const { texts, counted } = wording;
  const [search, setSearch] = useState('');
  const { entries, isComplete } = useActivity();
  const counts = useMemo(() => countEvents(entries), [entries]);
  const latest = useMemo(() => latestEvents(entries), [entries]);
  const errors = useMemo(() => entries.filter(({ kind }) => kind === 'error').length, [entries]);
  const groups = useFoundEvents(search);
  const found = groups.reduce((sum, { events }) => sum + events.length, 0);
  const words = texts.cataloguePage;
  const carried = useMemo(() => listCarried(catalogue, texts), [catalogue, texts]);

  return (
    <>
      <p className={classes['lead']}>{words.lead}</p>
      <div className={classes['card']}>
        <div className={classes['row']}>
          <h3 className={classes['rowLabel']}>{words.always}</h3>
          <p className={classes['muted']}>{words.alwaysHint}</p>
          {carried.length > 0 && <FieldTable label={words.always} fields={carried} />}
        </div>
        <div className={classes['row']}>
          <div className={own['eventHead']}>
            <h3 className={classes['rowLabel']}>{words.errors}</h3>
            <Recorded count={errors} />
          </div>
          <p className={classes['muted']}>
            <Words of={segments(words.errorsHint)} />
          </p>
        </div>
      </div>
      <div className={classes['search']}>
        <Icon name="search" />
        <input
          type="search"
          className={classes['searchField']}
          aria-label={words.search}
          placeholder={words.search}
          value={search}
          onChange={(change) => setSearch(change.target.value)}
        />
        <p role="status" className={classes['muted']}>
          {counted(words.found, found)}
        </p>
      </div>
      {found === 0 && <p className={`${classes['empty']} ${classes['muted']}`}>{words.foundNone}</p>}
      {groups.map(({ title, events }) => (
        <section key={title.text} aria-label={title.text} className={own['group']}>
          <h3 lang={title.language}>{title.text}</h3>
          <ul className={`${own['events']} ${classes['card']}`}>
            {events.map((event) => (
              <EventItem
                key={event.name}
                event={event}
                count={counts.get(event.name) ?? 0}
                last={latest.get(event.name) ?? (isComplete ? null : undefined)}
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
