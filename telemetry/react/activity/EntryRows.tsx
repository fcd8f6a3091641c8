import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useState } from 'react';
import { useWording } from '../telemetry-page.ts';
import own from './activity.module.css';
import { EntryRow } from './EntryRow.tsx';
import type { Entry } from './entry.ts';
import type { Roving } from './use-roving.ts';

interface EntryRowsProps {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly entries: readonly Entry[];
  /** The ID of the entry to go to and open, as soon as it is there; null for none. */
  readonly target: string | null;
  onReached(target: string): void;
  readonly roving: Roving;
  readonly virtualizer: Pick<
    Virtualizer<Element, HTMLLIElement>,
    'getTotalSize' | 'getVirtualItems' | 'measureElement' | 'scrollToIndex'
  >;
  /** Of the list from where scrolling begins, in CSS pixels. */
  readonly distance: number;
}

/** The rows of a list that are in the document. */
export function EntryRows(props: EntryRowsProps) {
  const { list, entries, target, onReached, roving, virtualizer, distance } = props;
  const { texts } = useWording();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());

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

  useEffect(() => {
    if (target === null) return;
    const index = entries.findIndex(({ id }) => id === target);
    const entry = entries[index];
    if (entry === undefined) return;
    setOpen((now) => new Set(now).add(entry.key));
    roving.moveTo(index);
    virtualizer.scrollToIndex(index, { align: 'start' });
    onReached(target);
  }, [target, entries, roving, virtualizer, onReached]);

  return (
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
  );
}
