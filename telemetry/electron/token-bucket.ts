export interface TokenBucket {
  /**
   * Takes that many tokens, if there are enough.
   * @param now milliseconds, never less than in the call before
   */
  take(count: number, now: number): boolean;
}

/** Starts full with `capacity` tokens, and is refilled with `perSecond`. */
export function createTokenBucket(capacity: number, perSecond: number): TokenBucket {
  let tokens = capacity;
  let filledAt: number | null = null;
  return {
    take(count, now) {
      tokens = Math.min(capacity, tokens + ((now - (filledAt ?? now)) / 1000) * perSecond);
      filledAt = now;
      if (tokens < count) return false;
      tokens -= count;
      return true;
    },
  };
}
