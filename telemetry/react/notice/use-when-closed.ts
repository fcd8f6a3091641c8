import { useEffect, useRef } from 'react';

/** Calls `onClosed` after what was open is gone from the page: the focus may have gone with it. */
export function useWhenClosed(isOpen: boolean, onClosed: (() => void) | undefined): void {
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) onClosed?.();
    wasOpen.current = isOpen;
  }, [isOpen, onClosed]);
}
