import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  useWindowVirtualizer,
} from '@tanstack/react-virtual';
import { useCallback } from 'react';
import { classes } from '../ui/classes.ts';
import own from './activity.module.css';
import { EntryRows } from './EntryRows.tsx';
import type { Entry } from './entry.ts';
import { useDistanceFromTop } from './use-distance-from-top.ts';
import { useRoving } from './use-roving.ts';
import { useScroller } from './use-scroller.ts';

/** A row that is closed; those that are open are measured. */
const ROW_HEIGHT = 57;
/** Beyond what is in sight, so that a fast turn of the wheel finds rows that are there already. */
const ROWS_AHEAD = 24;

interface ListProps {
  readonly entries: readonly Entry[];
  /** The ID of the entry to go to and open, as soon as it is there; null for none. */
  readonly target: string | null;
  onReached(target: string): void;
}

/** All entries, of which only those are in the document that can be seen, or could be in a moment. */
export function EntryList(props: ListProps) {
  const { frame, scroller } = useScroller();
  return (
    <div ref={frame} className={`${own['entries']} ${classes['card']}`}>
      {scroller?.kind === 'window' && <ListInWindow {...props} scroller={scroller.window} />}
      {scroller?.kind === 'element' && <ListInElement {...props} scroller={scroller.element} />}
    </div>
  );
}

function ListInWindow({ scroller, ...props }: ListProps & { readonly scroller: Window }) {
  const { entries } = props;
  const { list, distance } = useDistanceFromTop(scroller);
  const roving = useRoving(entries.length, list);
  const virtualizer = useWindowVirtualizer<HTMLLIElement>({
    ...useOptions(entries, roving.active),
    getScrollElement: () => scroller,
    initialOffset: () => scroller.scrollY,
    scrollMargin: distance,
    anchorTo: anchorAt(scroller.scrollY, distance),
  });
  return <EntryRows {...props} {...{ list, roving, virtualizer, distance }} />;
}

function ListInElement({ scroller, ...props }: ListProps & { readonly scroller: Element }) {
  const { entries } = props;
  const { list, distance } = useDistanceFromTop(scroller);
  const roving = useRoving(entries.length, list);
  const virtualizer = useVirtualizer<Element, HTMLLIElement>({
    ...useOptions(entries, roving.active),
    getScrollElement: () => scroller,
    scrollMargin: distance,
    anchorTo: anchorAt(scroller.scrollTop, distance),
  });
  return <EntryRows {...props} {...{ list, roving, virtualizer, distance }} />;
}

function useOptions(entries: readonly Entry[], active: number) {
  return {
    count: entries.length,
    estimateSize: () => ROW_HEIGHT,
    overscan: ROWS_AHEAD,
    getItemKey: useCallback((index: number) => entries[index]?.key ?? index, [entries]),
    // The row with the focus stays, however far it is scrolled away.
    rangeExtractor: (range: Range) => {
      const indexes = new Set(defaultRangeExtractor(range));
      if (active < entries.length) indexes.add(active);
      return [...indexes].sort((a, b) => a - b);
    },
  };
}

/** Whatever comes in above does not move what a person reads further down. */
function anchorAt(scrolled: number, distance: number): 'end' | 'start' {
  return scrolled > distance ? 'end' : 'start';
}
