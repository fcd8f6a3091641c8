export interface Pacer {
  /**
   * Asks for the next turn.
   * @param now milliseconds, never less than in the call before
   * @returns milliseconds until the turn, or null if it is refused
   */
  take(now: number): number | null;
}

export interface Pace {
  /** How many turns may be taken at once after a pause. */
  readonly burst: number;
  /** The pace after that. */
  readonly everyMs: number;
  /** How many turns may be waited for. */
  readonly waiting: number;
}

/**
 * Lets a few through at once, then one after another at a steady pace, and refuses those that would wait too
 * long.
 */
export function createPacer({ burst, everyMs, waiting }: Pace): Pacer {
  /** When all turns taken would be over at `everyMs` each. */
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
