export interface Pacer {
  /**
   * Asks for the next turn.
   * @param now milliseconds, never fewer than in the call before
   * @returns after how many milliseconds it is there, or null if there is none
   */
  take(now: number): number | null;
}

export interface Pace {
  /** So many turns may be taken at once by who took none for a while. */
  readonly burst: number;
  /** Then one comes after so many milliseconds. */
  readonly everyMs: number;
  /** So many may be waited for. */
  readonly waiting: number;
}

/** Lets a few through at once, then one after the other at a pace, and refuses who would have to wait for long. */
export function createPacer({ burst, everyMs, waiting }: Pace): Pacer {
  /** When all turns that were taken are over, if each took `everyMs`. */
  let busyUntil = Number.NEGATIVE_INFINITY;
  return {
    take(now) {
      const begin = Math.max(busyUntil, now);
      const waitMs = Math.max(0, begin - now - (burst - 1) * everyMs);
      if (waitMs > waiting * everyMs) return null;
      busyUntil = begin + everyMs;
      return waitMs;
    },
  };
}
