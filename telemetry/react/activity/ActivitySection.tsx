import { useDeferredValue, useMemo, useState } from 'react';
import { useTelemetryPage } from '../telemetry-page.ts';
import { Clauses } from '../ui/Clauses.tsx';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { Words } from '../ui/Words.tsx';
import { fill, segments } from '../wording.ts';
import { Actions } from './Actions.tsx';
import own from './activity.module.css';
import { type AddressOfEntry, AddressProvider } from './address.ts';
import { Chart } from './Chart.tsx';
import { DeliveryLine } from './DeliveryLine.tsx';
import { Empty } from './Empty.tsx';
import { EntryList } from './EntryList.tsx';
import { Filters } from './Filters.tsx';
import { EVERYTHING, matcherOf } from './filter.ts';
import { PauseSending } from './PauseSending.tsx';
import { createEntrySearch } from './search.ts';
import { useActivity } from './use-activity.ts';

export interface ActivitySectionProps {
  /** The ID of the entry to open; null or nothing to open none. */
  readonly entry?: string | null | undefined;
  /** The address under which the page opens at the entry of an ID; an ID is no link if not given. Has to be a constant. */
  readonly addressOf?: AddressOfEntry | undefined;
}

/** What was recorded and sent: what it means, and as it goes over the wire. */
export function ActivitySection({ entry = null, addressOf = null }: ActivitySectionProps) {
  const { readRecord, wording } = useTelemetryPage();
  const { texts, counted, formatNumber } = wording;
  const { entries, unreadable, isComplete, failure } = useActivity();
  const [filter, setFilter] = useState(EVERYTHING);
  const [search, setSearch] = useState('');
  const find = useMemo(() => createEntrySearch(readRecord), [readRecord]);
  const sought = useDeferredValue(search);
  const shown = useMemo(
    () => find(entries.filter(matcherOf(filter)), sought),
    [entries, filter, find, sought],
  );
  const [wanted, setWanted] = useState<string | null>(null);
  const [reached, setReached] = useState<string | null>(null);
  const words = texts.activityPage;

  const count =
    shown.length === entries.length
      ? counted(words.shown, entries.length)
      : fill(counted(words.shownOf, entries.length), { shown: formatNumber(shown.length) });

  function showAll(): void {
    setFilter(EVERYTHING);
    setSearch('');
  }

  if (entry !== wanted) {
    setWanted(entry);
    setReached(null);
    showAll();
  }
  const isUnknown = entry !== null && isComplete && !entries.some(({ id }) => id === entry);

  return (
    <AddressProvider value={addressOf}>
      <p className={classes['lead']}>{words.lead}</p>
      <DeliveryLine hasEntries={entries.length > 0} />
      <PauseSending />
      {failure !== null && (
        <div role="alert" className={`${classes['card']} ${classes['row']}`}>
          <p className={classes['rowLabel']}>{words.failed}</p>
          <p className={classes['problem']}>{failure}</p>
        </div>
      )}
      {unreadable > 0 && (
        <p className={classes['note']}>
          <Icon name="attention" />
          {counted(words.unreadable, unreadable)}
        </p>
      )}
      <div role="status" className={own['unknown']}>
        {isUnknown && (
          <p className={classes['note']}>
            <Icon name="attention" />
            <span>
              <Words of={segments(words.unknownId, { id: entry })} />
            </span>
          </p>
        )}
      </div>
      {entries.length > 0 && (
        <>
          <Chart entries={entries} day={filter.day} onDay={(day) => setFilter({ ...filter, day })} />
          <Filters
            entries={entries}
            filter={filter}
            search={search}
            onFilter={setFilter}
            onSearch={setSearch}
            onShowAll={shown.length > 0 ? showAll : null}
          />
        </>
      )}
      <div className={own['listHead']}>
        {entries.length > 0 && (
          <div role="status" className={`${own['listCount']} ${classes['muted']}`}>
            <Clauses of={isComplete ? [count] : [count, words.reading]} />
          </div>
        )}
        <Actions hasEntries={entries.length > 0} hasSent={entries.some(({ sentAt }) => sentAt !== null)} />
      </div>
      {shown.length > 0 && (
        <EntryList entries={shown} target={entry === reached ? null : entry} onReached={setReached} />
      )}
      {shown.length === 0 && failure === null && (
        <Empty
          why={entries.length > 0 ? 'noMatch' : isComplete ? 'nothing' : 'reading'}
          onShowAll={showAll}
        />
      )}
    </AddressProvider>
  );
}
