import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** How far below the top of the page a list begins, in CSS pixels, also when what is above it changes. */
export function useDistanceFromTop(): {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly distance: number;
} {
  const list = useRef<HTMLUListElement>(null);
  const [distance, setDistance] = useState(0);

  const measure = useCallback(() => {
    if (list.current) setDistance(Math.round(list.current.getBoundingClientRect().top + window.scrollY));
  }, []);

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
  for (let inner = element; inner !== null; inner = inner.parentElement) {
    for (let one = inner.previousElementSibling; one !== null; one = one.previousElementSibling)
      found.push(one);
  }
  return found;
}
