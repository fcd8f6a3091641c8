import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useState } from 'react';
import { texts } from '../texts.ts';
import { classes } from '../ui/classes.ts';
import own from './activity.module.css';
import { EntryRow } from './EntryRow.tsx';
import type { Entry } from './entry.ts';
import { useDistanceFromTop } from './use-distance-from-top.ts';
import { useRoving } from './use-roving.ts';

/** A row that is closed; those that are open are measured. */
const ROW_HEIGHT = 57;
/** Beyond the window, so that a fast turn of the wheel finds rows that are there already. */
const ROWS_AHEAD = 24;

/** All entries, of which only those are in the document that can be seen, or could be in a moment. */
export function EntryList({ entries }: { readonly entries: readonly Entry[] }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const { list, distance } = useDistanceFromTop();
  const roving = useRoving(entries.length);

  const virtualizer = useWindowVirtualizer<HTMLLIElement>({
    count: entries.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: ROWS_AHEAD,
    scrollMargin: distance,
    getItemKey: useCallback((index: number) => entries[index]?.key ?? index, [entries]),
    // Whatever comes in above does not move what a person reads further down.
    anchorTo: window.scrollY > distance ? 'end' : 'start',
    // The row with the focus stays, however far it is scrolled away.
    rangeExtractor: (range) => {
      const indexes = new Set(defaultRangeExtractor(range));
      if (roving.active < entries.length) indexes.add(roving.active);
      return [...indexes].sort((a, b) => a - b);
    },
  });

  const toggle = useCallback((key: string) => {
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);

  function moveTo(index: number): void {
    roving.moveTo(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  return (
    <div className={`${own['entries']} ${classes['card']}`}>
      <ul
        ref={list}
        className={own['entriesList']}
        aria-label={texts.activityPage.list}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={(event) => roving.onKeyDown(event, moveTo)}
      >
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const entry = entries[index];
          if (entry === undefined) return null;
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className={own['entry']}
              aria-setsize={entries.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - distance}px)` }}
            >
              <EntryRow
                entry={entry}
                index={index}
                isOpen={open.has(entry.key)}
                isActive={index === roving.active}
                onToggle={toggle}
                onActive={roving.setActive}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
