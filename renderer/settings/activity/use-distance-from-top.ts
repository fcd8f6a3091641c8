import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** How far below the top of the page a list begins, in CSS pixels, also when what is above it changes. */
export function useDistanceFromTop(): {
  readonly list: RefObject<HTMLUListElement | null>;
  readonly distance: number;
} {
  const list = useRef<HTMLUListElement>(null);
  const [distance, setDistance] = useState(0);

  useLayoutEffect(() => {
    const measure = () => {
      if (list.current) setDistance(Math.round(list.current.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    for (const sibling of list.current?.closest('section')?.children ?? []) observer.observe(sibling);
    return () => observer.disconnect();
  }, []);

  return { list, distance };
}
