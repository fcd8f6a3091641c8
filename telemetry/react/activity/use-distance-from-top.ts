import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { elementAround } from './around.ts';

/**
 * How far a list begins below the top of what it scrolls with, in CSS pixels; also when what is above it changes.
 */
export function useDistanceFromTop(scroller: Element | Window): {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly distance: number;
} {
  const list = useRef<HTMLUListElement>(null);
  const [distance, setDistance] = useState(0);

  const measure = useCallback(() => {
    if (!list.current) return;
    const { top } = list.current.getBoundingClientRect();
    const begin =
      'scrollY' in scroller
        ? -scroller.scrollY
        : scroller.getBoundingClientRect().top + scroller.clientTop - scroller.scrollTop;
    setDistance(Math.round(top - begin));
  }, [scroller]);

  // What comes or goes above the list comes with drawing it.
  useLayoutEffect(measure);

  // What changes its size by itself. Nothing that the list is in: measuring rows would resize it, over and over.
  useLayoutEffect(() => {
    const observer = new ResizeObserver(measure);
    for (const element of elementsAbove(list.current)) observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);

  return { list, distance };
}

function elementsAbove(element: Element | null): Element[] {
  const found: Element[] = [];
  for (let inner = element; inner !== null; inner = elementAround(inner)) {
    for (let one = inner.previousElementSibling; one !== null; one = one.previousElementSibling)
      found.push(one);
  }
  return found;
}
