import { useId, useMemo } from 'react';
import { useWording } from '../telemetry-page.ts';
import { classes } from '../ui/classes.ts';
import { fill } from '../wording.ts';
import own from './activity.module.css';
import { countByDay } from './days.ts';
import type { Entry } from './entry.ts';

const DAYS = 14;
const HEIGHT = 48;
const STEP = 10;
const GAP = 3;
/** So that a day with one of thousands can still be seen. */
const LEAST = 2;

/** How much was recorded on each of the last days, as a drawing and as a table. */
export function Chart({ entries }: { readonly entries: readonly Entry[] }) {
  const { texts, formatNumber, localDay } = useWording();
  const title = useId();
  const days = useMemo(() => countByDay(entries, Date.now(), DAYS), [entries]);
  const most = Math.max(...days.map(({ count }) => count));
  const total = days.reduce((sum, { count }) => sum + count, 0);
  const words = texts.activityPage;
  const summary = fill(words.chartSummary, { total: formatNumber(total), most: formatNumber(most) });
  const heightOf = (count: number) => (count === 0 ? 0 : Math.max(LEAST, (count / most) * HEIGHT));

  return (
    <figure className={`${own['chart']} ${classes['card']}`} aria-labelledby={title}>
      <figcaption className={own['chartHead']}>
        <span id={title} className={classes['rowLabel']}>
          {words.chart}
        </span>
        <span className={classes['muted']}>{fill(words.chartMost, { count: formatNumber(most) })}</span>
      </figcaption>
      <svg
        className={own['chartDrawing']}
        viewBox={`0 0 ${DAYS * STEP - GAP} ${HEIGHT + 1}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={summary}
      >
        <path className={own['chartGround']} d={`M0 ${HEIGHT + 0.5}H${DAYS * STEP - GAP}`} />
        {days.map(({ start, count }, index) => (
          <rect
            key={start}
            className={own['chartBar']}
            x={index * STEP}
            y={HEIGHT - heightOf(count)}
            width={STEP - GAP}
            height={heightOf(count)}
          >
            <title>{`${localDay(start)}: ${formatNumber(count)}`}</title>
          </rect>
        ))}
      </svg>
      <div className={`${own['chartDays']} ${classes['muted']}`} aria-hidden="true">
        <span>{localDay(days[0]?.start ?? 0)}</span>
        <span>{words.today}</span>
      </div>
      <details className={own['chartTable']}>
        <summary className={own['summary']}>{words.asTable}</summary>
        <table>
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
    </figure>
  );
}
