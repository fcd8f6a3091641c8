import { useEffect, useState } from 'react';

const TICK_MS = 1_000;

/** The time in milliseconds since 1970-01-01 UTC, again every second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
