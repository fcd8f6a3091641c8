import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { isElement } from './around.ts';

const PAGE = 10;

export interface Roving {
  /** The row that the tab key leads to. */
  readonly active: number;
  setActive(index: number): void;
  /** Gives the row the focus as soon as it is there. */
  moveTo(index: number): void;
  onKeyDown(event: KeyboardEvent, moveTo: (index: number) => void): void;
}

/** One stop of the tab key for a whole list, in which the arrow keys move. */
export function useRoving(count: number, list: RefObject<HTMLElement | null>): Roving {
  const [chosen, setActive] = useState(0);
  const wanted = useRef<number | null>(null);
  const active = Math.min(chosen, Math.max(0, count - 1));

  useEffect(() => {
    if (wanted.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });

  return {
    active,
    setActive,
    moveTo(index) {
      wanted.current = index;
      setActive(index);
    },
    onKeyDown(event, moveTo) {
      if (!isElement(event.target) || !event.target.hasAttribute('data-row')) return;
      const target = targetOf(event.key, active, count);
      if (target === null) return;
      event.preventDefault();
      moveTo(target);
    },
  };
}

function targetOf(key: string, active: number, count: number): number | null {
  const within = (index: number) => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowDown':
      return within(active + 1);
    case 'ArrowUp':
      return within(active - 1);
    case 'PageDown':
      return within(active + PAGE);
    case 'PageUp':
      return within(active - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
