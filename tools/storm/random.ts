/** Randomness that its seed reproduces. */
export interface Random {
  /** A number in [0, 1). */
  fraction(): number;
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Throws a `RangeError` if there is nothing to pick from. */
  pick<T>(list: readonly T[]): T;
}

/** The largest seed. */
export const MAX_SEED = 2 ** 32 - 1;

/**
 * A stream of random numbers (mulberry32). `stream` separates the streams of one seed, so that one stays the
 * same however often another is used.
 */
export function createRandom(seed: number, stream = 0): Random {
  let state = (seed ^ Math.imul(stream, 0x9e3779b1)) >>> 0;

  function fraction(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const whole = (min: number, max: number) => min + Math.floor(fraction() * (max - min + 1));
  return {
    fraction,
    whole,
    chance: (probability) => fraction() < probability,
    pick(list) {
      const [picked] = list.slice(whole(0, list.length - 1));
      if (picked === undefined) throw new RangeError('There is nothing to pick from.');
      return picked;
    },
  };
}
