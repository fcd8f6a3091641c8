import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { elementAround } from './around.ts';

/** Higher than any element that grows with what is in it would leave alone. */
const TALL_PX = 1_000_000;

/** With what a list scrolls: an element around it, or the window. Null until that was found out, before anything is painted. */
type Scroller = Element | 'window' | null;

/** `frame` is to be the element in which the list will be. */
export function useScroller(): {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly scroller: Scroller;
} {
  const frame = useRef<HTMLDivElement>(null);
  const [scroller, setScroller] = useState<Scroller>(null);
  useLayoutEffect(() => {
    if (frame.current !== null) setScroller(scrollerOf(frame.current));
  }, []);
  return { frame, scroller };
}

/**
 * An element that may scroll does not if it grows with what is in it, such as one that only hides what is too wide; which
 * of them it is shows when there is much in it.
 */
function scrollerOf(frame: HTMLElement): Scroller {
  frame.style.height = `${TALL_PX}px`;
  try {
    for (let element = elementAround(frame); element !== null; element = elementAround(element)) {
      if (element === document.body || element === document.documentElement) break;
      const mayScroll = /auto|scroll/.test(getComputedStyle(element).overflowY);
      if (mayScroll && element.scrollHeight > element.clientHeight) return element;
    }
    return 'window';
  } finally {
    frame.style.height = '';
  }
}
