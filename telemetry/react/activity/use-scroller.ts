import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { elementAround } from './around.ts';

/** Higher than any element that grows with what is in it would leave alone. */
const TALL_PX = 1_000_000;

/** With what a list scrolls: an element around it, or the window of its document. */
export type Scroller =
  | { readonly kind: 'element'; readonly element: Element }
  | { readonly kind: 'window'; readonly window: Window };

/**
 * `frame` is to be the element in which the list will be. The scroller is null until it was found out: before anything is
 * painted or, where the frame is hidden at first, as soon as it is shown.
 */
export function useScroller(): {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly scroller: Scroller | null;
} {
  const frame = useRef<HTMLDivElement>(null);
  const [scroller, setScroller] = useState<Scroller | null>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(find);
    function find(): void {
      // Under `display: none`, nothing has a height, and so everything looks as if it did not scroll.
      if (element === null || element.getClientRects().length === 0) return;
      observer.disconnect();
      setScroller(scrollerOf(element));
    }
    observer.observe(element);
    find();
    return () => observer.disconnect();
  }, []);
  return { frame, scroller };
}

/**
 * An element that may scroll does not if it grows with what is in it, such as one that only hides what is too wide; which
 * of them it is shows when there is much in it.
 */
function scrollerOf(frame: HTMLElement): Scroller {
  const { body, documentElement, defaultView } = frame.ownerDocument;
  frame.style.height = `${TALL_PX}px`;
  try {
    for (let element = elementAround(frame); element !== null; element = elementAround(element)) {
      if (element === body || element === documentElement) break;
      const mayScroll = /auto|scroll/.test(getComputedStyle(element).overflowY);
      if (mayScroll && element.scrollHeight > element.clientHeight) return { kind: 'element', element };
    }
    return { kind: 'window', window: defaultView ?? window };
  } finally {
    frame.style.height = '';
  }
}
