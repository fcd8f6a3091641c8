/** What a person who mistyped a name most likely meant. */
import { fill } from 'kreya-telemetry/node';
import type { Texts } from './texts/index.ts';

/** How many letters of a name may be wrong: one in three, and never more than this. */
const MOST_EDITS = 3;

/**
 * The candidate nearest to what was typed, without regard to case: one that differs by few letters, otherwise the
 * only one that begins with it. Null if there is none.
 */
export function suggest(typed: string, candidates: Iterable<string>): string | null {
  const wanted = typed.toLowerCase();
  if (wanted === '') return null;
  const all = [...new Set(candidates)];

  let nearest: string | null = null;
  let fewest = boundFor(wanted) + 1;
  for (const candidate of all) {
    const edits = countEdits(wanted, candidate.toLowerCase(), fewest - 1);
    if (edits < fewest) {
      nearest = candidate;
      fewest = edits;
    }
  }
  if (nearest !== null) return nearest;

  const [longer, ...others] = all.filter((candidate) => candidate.toLowerCase().startsWith(wanted));
  return longer !== undefined && others.length === 0 ? longer : null;
}

/** A sentence that asks whether it was the nearest candidate; none if there is none. */
export function didYouMean(
  typed: string,
  candidates: Iterable<string>,
  calls: Texts['calls'],
): readonly string[] {
  const suggestion = suggest(typed, candidates);
  return suggestion === null ? [] : [fill(calls.didYouMean, { suggestion })];
}

function boundFor(typed: string): number {
  return Math.min(MOST_EDITS, Math.ceil(typed.length / 3));
}

/**
 * How many letters must be inserted, removed, replaced or swapped with their neighbour to make `a` of `b`, or
 * infinity if more than `bound`. The bound also keeps a text of any length cheap.
 */
function countEdits(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return Number.POSITIVE_INFINITY;

  // Rows of the usual table; entry j is the distance between the letters of `a` so far and the first j of `b`.
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(beforeLast, j - 2) + 1 : replaced;
      row.push(Math.min(replaced, swapped, at(last, j) + 1, at(row, j - 1) + 1));
    }
    // No later row goes below the least of two in succession.
    if (Math.min(...row) > bound && Math.min(...last) > bound) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = row;
  }
  const edits = at(last, b.length);
  return edits <= bound ? edits : Number.POSITIVE_INFINITY;
}

/** The entry, or infinity outside of the row, which no minimum takes. */
function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
