import { classes, counted, fill, formatNumber, Icon } from 'kreya-telemetry/renderer';
import { useMemo, useState } from 'react';
import { EVERYTHING, type Filter, matches } from '../../activity/filter.ts';
import { useActivity } from '../../activity/use-activity.ts';
import { texts } from '../../texts.ts';
import { Actions } from './Actions.tsx';
import { Chart } from './Chart.tsx';
import { DeliveryLine } from './DeliveryLine.tsx';
import { Empty } from './Empty.tsx';
import { EntryList } from './EntryList.tsx';
import { Filters } from './Filters.tsx';

export function Activity() {
  const { entries, unreadable, isComplete, failure } = useActivity();
  const [filter, setFilter] = useState<Filter>(EVERYTHING);
  const shown = useMemo(() => entries.filter((entry) => matches(filter, entry)), [entries, filter]);
  const words = texts.activityPage;

  return (
    <>
      <p className="lead">{words.lead}</p>
      <DeliveryLine hasEntries={entries.length > 0} />
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
      {entries.length > 0 && (
        <>
          <Chart entries={entries} />
          <Filters entries={entries} filter={filter} onFilter={setFilter} />
        </>
      )}
      <div className="list-head">
        {entries.length > 0 && (
          <p role="status" className={`list-count ${classes['muted']}`}>
            {shown.length === entries.length
              ? counted(words.shown, entries.length)
              : fill(counted(words.shownOf, entries.length), { shown: formatNumber(shown.length) })}
            {!isComplete && ` · ${words.reading}`}
          </p>
        )}
        <Actions hasEntries={entries.length > 0} hasSent={entries.some(({ sentAt }) => sentAt !== null)} />
      </div>
      {shown.length > 0 && <EntryList entries={shown} />}
      {shown.length === 0 && failure === null && (
        <Empty
          why={entries.length > 0 ? 'noMatch' : isComplete ? 'nothing' : 'reading'}
          onShowAll={() => setFilter(EVERYTHING)}
        />
      )}
    </>
  );
}
