import { useMemo, useState } from 'react';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { Icon } from '../ui/Icon.tsx';
import { fill } from '../wording.ts';
import { Actions } from './Actions.tsx';
import own from './activity.module.css';
import { Chart } from './Chart.tsx';
import { DeliveryLine } from './DeliveryLine.tsx';
import { Empty } from './Empty.tsx';
import { EntryList } from './EntryList.tsx';
import { Filters } from './Filters.tsx';
import { EVERYTHING, type Filter, matches } from './filter.ts';
import { PauseSending } from './PauseSending.tsx';
import { useActivity } from './use-activity.ts';

/** What was recorded and sent, as it goes over the wire. */
export function ActivitySection() {
  const { texts, counted, formatNumber } = useWording();
  const { entries, unreadable, isComplete, failure } = useActivity();
  const [filter, setFilter] = useState<Filter>(EVERYTHING);
  const shown = useMemo(() => entries.filter((entry) => matches(filter, entry)), [entries, filter]);
  const words = texts.activityPage;

  return (
    <>
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
      {entries.length > 0 && (
        <>
          <Chart entries={entries} />
          <Filters entries={entries} filter={filter} onFilter={setFilter} />
        </>
      )}
      <div className={own['listHead']}>
        {entries.length > 0 && (
          <p role="status" className={`${own['listCount']} ${classes['muted']}`}>
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
