/** The value below which that fraction of the values lies, by nearest rank; NaN if there are none. */
export function quantile(values: ArrayLike<number>, fraction: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(sorted.length * fraction) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** The median of each number over several runs with the same numbers. */
export function medians<Key extends string>(
  runs: readonly Readonly<Record<Key, number>>[],
  keys: readonly Key[],
): Record<Key, number> {
  const result: Partial<Record<Key, number>> = {};
  for (const key of keys) result[key] = median(runs.map((run) => run[key]));
  return complete(result, keys);
}

function complete<Key extends string>(
  partial: Partial<Record<Key, number>>,
  keys: readonly Key[],
): Record<Key, number> {
  if (!isComplete(partial, keys)) throw new Error('A run lacks a figure.');
  return partial;
}

function isComplete<Key extends string>(
  partial: Partial<Record<Key, number>>,
  keys: readonly Key[],
): partial is Record<Key, number> {
  return keys.every((key) => partial[key] !== undefined);
}
