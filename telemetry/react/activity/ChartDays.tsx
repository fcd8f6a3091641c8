import { type KeyboardEvent, useRef, useState } from 'react';
import { useWording } from '../telemetry-page.ts';
import { fill } from '../wording.ts';
import own from './activity.module.css';
import type { Day } from './days.ts';

interface ChartDaysProps {
  readonly days: readonly Day[];
  /** The count of the day that has the most. */
  readonly most: number;
  /** When the day that is chosen begins, or null. */
  readonly chosen: number | null;
  onChoose(day: number | null): void;
}

/** A bar for each day, to be chosen: one stop of the tab key, in which the arrow keys move. Choosing it again leaves it. */
export function ChartDays({ days, most, chosen, onChoose }: ChartDaysProps) {
  const { texts, formatNumber, counted, localDay } = useWording();
  const bars = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(days.length - 1);
  const words = texts.activityPage;
  const total = days.reduce((sum, { count }) => sum + count, 0);

  function move(event: KeyboardEvent): void {
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const target = targetOf(event.key, active, days.length - 1, isRtl);
    if (target === null) return;
    event.preventDefault();
    bars.current?.querySelectorAll('button')[target]?.focus();
  }

  return (
    <div
      ref={bars}
      role="toolbar"
      className={own['chartDays']}
      aria-label={fill(words.chartSummary, { total: formatNumber(total), most: formatNumber(most) })}
      onKeyDown={move}
    >
      {days.map(({ start, count }, index) => {
        return (
          <button
            key={start}
            type="button"
            className={own['chartDay']}
            tabIndex={index === active ? 0 : -1}
            aria-pressed={start === chosen}
            // Its name, too. Beside an equal `aria-label`, a screen reader takes it for a description and reads both.
            title={`${localDay(start)}: ${counted(words.shown, count)}`}
            onFocus={() => setActive(index)}
            onClick={() => onChoose(start === chosen ? null : start)}
          >
            {count > 0 && (
              <span className={own['chartBar']} style={{ blockSize: `${(count / most) * 100}%` }} />
            )}
          </button>
        );
      })}
    </div>
  );
}

function targetOf(key: string, active: number, last: number, isRtl: boolean): number | null {
  const within = (index: number) => Math.max(0, Math.min(last, index));
  switch (key) {
    case 'ArrowRight':
      return within(active + (isRtl ? -1 : 1));
    case 'ArrowLeft':
      return within(active - (isRtl ? -1 : 1));
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return null;
  }
}
