/**
 * Checks whether the promises were kept. Pure: compares what was acknowledged with what came over the wire.
 */
import type { DropReason } from '../../telemetry/catalogue/own-events.ts';
import type { Ledger, LedgerRecord } from './ledger.ts';
import { FIRST_NUMBER } from './plan.ts';
import type { Turns } from './turns.ts';

/** The numbers of one process: consecutive from `first`, with this many acknowledged. */
export interface Block {
  readonly first: number;
  readonly acknowledged: number;
}

export interface Evidence {
  readonly ledger: Pick<Ledger, 'records' | 'corrupt' | 'altered' | 'installationIds'>;
  readonly turns: Pick<Turns, 'overlaps' | 'handovers'>;
  readonly blocks: readonly Block[];
  /** When the storm began and ended, in milliseconds since 1970-01-01 UTC. */
  readonly began: number;
  readonly ended: number;
  /** How many processes were closed, each of which records its own `AppClosed`. */
  readonly closed: number;
}

export interface Verdict {
  readonly acknowledged: number;
  /** How many acknowledged events arrived, without duplicates. */
  readonly arrived: number;
  /** How many arrived although the kill came before the acknowledgement. */
  readonly arrivedUnacknowledged: number;
  /** How many records arrived again. */
  readonly repeats: number;
  /** The sums of the reports that arrived. */
  readonly reported: ReadonlyMap<DropReason, number>;
  /** How many acknowledged events did not arrive. */
  readonly missing: number;
  /**
   * How many records were refused for good and sent again: the sender was killed before noting the refusal.
   */
  readonly cameAfterRefusal: number;
  /** How many records were refused for good after they had arrived: the first answer was lost. */
  readonly refusedAfterArrival: number;
  /** How many requests of two processes were in progress at the same time. */
  readonly overlaps: number;
  /** How many times another process than before delivered. */
  readonly handovers: number;
  /** A line for each broken promise. */
  readonly broken: readonly string[];
}

const EXAMPLES = 5;

/** The acknowledged numbers of a block. */
export function numbersOf({ first, acknowledged }: Block): number[] {
  return Array.from({ length: acknowledged }, (_, at) => first + at);
}

export function judge(evidence: Evidence): Verdict {
  const { ledger, turns, blocks, began, ended, closed } = evidence;
  const records = [...ledger.records.values()];
  const byNumber = new Map<number, LedgerRecord[]>();
  const reported = new Map<DropReason, number>();
  for (const record of records) {
    const { meaning } = record;
    if (meaning.kind === 'number') {
      byNumber.set(meaning.number, [...(byNumber.get(meaning.number) ?? []), record]);
    } else if (record.arrivals > 0) {
      reported.set(meaning.reason, (reported.get(meaning.reason) ?? 0) + meaning.count);
    }
  }
  const hasArrived = (number: number) => byNumber.get(number)?.some(({ arrivals }) => arrivals > 0) ?? false;
  const acknowledged = blocks.flatMap(numbersOf);
  const missing = acknowledged.filter((number) => !hasArrived(number));

  // Each process may have been killed between its last track() and the acknowledgement.
  const unacknowledged = blocks.map(({ first, acknowledged: count }) => first + count);
  const handed = new Set([...acknowledged, ...unacknowledged]);
  const inventions = [...byNumber.keys()].filter((number) => number >= FIRST_NUMBER && !handed.has(number));
  const twice = [...byNumber].filter(([number, { length }]) => number >= FIRST_NUMBER && length > 1);
  const closings = [...byNumber].filter(([number]) => number < FIRST_NUMBER).flatMap(([, all]) => all);
  const outOfTime = records.filter(({ time }) => time < began || time > ended);

  const broken = [
    ...lost(missing, byNumber, reported),
    ...say('records are corrupt', ledger.corrupt),
    ...say('records came again altered', ledger.altered),
    ...say('numbers came that were never handed to track()', inventions),
    ...say(
      'numbers came under several uids',
      twice.map(([number]) => number),
    ),
    ...say(
      'events came with a time outside of the storm',
      outOfTime.map(({ text }) => text),
    ),
    ...(closings.length > closed
      ? say(
          'closings came that there were not',
          closings.map(({ text }) => text),
        )
      : []),
    ...say('times two processes delivered at once', turns.overlaps),
    ...(ledger.installationIds.size > 1
      ? say('installation ids were used', [...ledger.installationIds])
      : []),
  ];
  return {
    acknowledged: acknowledged.length,
    arrived: acknowledged.length - missing.length,
    arrivedUnacknowledged: unacknowledged.filter(hasArrived).length,
    repeats: records.reduce((sum, { arrivals }) => sum + Math.max(0, arrivals - 1), 0),
    reported,
    missing: missing.length,
    cameAfterRefusal: records.filter((record) => record.cameAfterRefusal).length,
    refusedAfterArrival: records.filter(
      ({ wasRefused, cameAfterRefusal, arrivals }) => wasRefused && !cameAfterRefusal && arrivals > 0,
    ).length,
    overlaps: turns.overlaps.length,
    handovers: turns.handovers(),
    broken,
  };
}

/**
 * What is missing must have been reported. What was refused for good counts as `rejected`; a report of that
 * must not hide the loss of something that was never refused.
 */
function lost(
  missing: readonly number[],
  byNumber: ReadonlyMap<number, readonly LedgerRecord[]>,
  reported: ReadonlyMap<DropReason, number>,
): string[] {
  const total = [...reported.values()].reduce((sum, count) => sum + count, 0);
  const otherwise = total - (reported.get('rejected') ?? 0);
  const neverRefused = missing.filter((number) => !byNumber.get(number)?.some((record) => record.wasRefused));
  return [
    ...(missing.length > total ? say(`events are lost, and only ${total} reported`, missing) : []),
    ...(neverRefused.length > otherwise
      ? say(`events are lost that were never refused, and only ${otherwise} reported`, neverRefused)
      : []),
  ];
}

function say(what: string, cases: readonly (string | number)[]): string[] {
  if (cases.length === 0) return [];
  const examples = cases.slice(0, EXAMPLES).join(', ');
  return [`${cases.length} ${what}: ${examples}${cases.length > EXAMPLES ? ', …' : ''}`];
}
