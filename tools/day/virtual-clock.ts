import type { Clock } from '../../telemetry/core/ports.ts';

export interface VirtualClock extends Clock {
  /** Advances the time, calling back what becomes due and waiting for its effects each time. */
  advance(ms: number, settled: () => Promise<void>): Promise<void>;
}

/** A clock that stands still until told to advance. */
export function createVirtualClock(startMs: number): VirtualClock {
  let elapsed = 0;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  return {
    now: () => startMs + elapsed,
    monotonic: () => elapsed,
    pause(ms) {
      elapsed += ms;
    },
    schedule(callback, afterMs) {
      const timer = { at: elapsed + Math.max(0, afterMs), callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms, settled) {
      const end = elapsed + ms;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers.delete(next);
        elapsed = next.at;
        next.callback();
        await settled();
      }
      elapsed = end;
    },
  };
}
