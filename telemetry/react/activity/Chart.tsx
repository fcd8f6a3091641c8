import { useId, useMemo } from 'react';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { fill } from '../wording.ts';
import own from './activity.module.css';
import { ChartDays } from './ChartDays.tsx';
import { countByDay } from './days.ts';
import type { Entry } from './entry.ts';

const DAYS = 14;

interface ChartProps {
  readonly entries: readonly Entry[];
  /** When the day begins whose entries are shown alone; null for all days. */
  readonly day: number | null;
  onDay(day: number | null): void;
}

/** How much was recorded on each of the last days, as a drawing whose days can be chosen, and as a table. */
export function Chart({ entries, day, onDay }: ChartProps) {
  const { texts, formatNumber, counted, localDay, timeZone } = useWording();
  const title = useId();
  const days = useMemo(() => countByDay(entries, Date.now(), DAYS), [entries]);
  const most = Math.max(...days.map(({ count }) => count));
  const chosen = days.find(({ start }) => start === day);
  const words = texts.activityPage;

  return (
    <figure className={`${own['chart']} ${classes['card']}`} aria-labelledby={title}>
      <figcaption className={own['chartHead']}>
        <span id={title} className={classes['rowLabel']}>
          {words.chart}
        </span>
        <span className={classes['muted']}>
          {chosen === undefined
            ? fill(words.chartMost, { count: formatNumber(most) })
            : `${localDay(chosen.start)}: ${counted(words.shown, chosen.count)}`}
        </span>
      </figcaption>
      <ChartDays days={days} most={most} chosen={day} onChoose={onDay} />
      <div className={`${own['chartEnds']} ${classes['muted']}`} aria-hidden="true">
        <span>{localDay(days[0]?.start ?? 0)}</span>
        <span>{words.today}</span>
      </div>
      <div className={own['chartFoot']}>
        <details>
          <summary className={classes['summary']}>{words.asTable}</summary>
          <table className={own['chartTable']} aria-labelledby={title}>
            <thead>
              <tr>
                <th scope="col">{words.day}</th>
                <th scope="col">{words.count}</th>
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map(({ start, count }) => (
                <tr key={start}>
                  <th scope="row">{localDay(start)}</th>
                  <td>{formatNumber(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
        <p className={classes['muted']}>{fill(words.timeZone, { zone: timeZone() })}</p>
      </div>
    </figure>
  );
}
