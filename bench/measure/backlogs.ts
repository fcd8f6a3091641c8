/** Measures starting next to waiting events, and delivering them. */
import { type BacklogResult, isWhole, measureBacklog } from '../../tools/storm/backlog.ts';
import type { Context } from './context.ts';

/** As command lines leave them, each in its own file; and far more than the spool's limit, in full files. */
const BACKLOGS = [
  { events: 10_000, areAlone: true },
  { events: 36_000, areAlone: true },
  { events: 1_000_000, areAlone: false },
] as const;
const STARTS = 5;

export interface Backlog extends BacklogResult {
  readonly events: number;
  /** Whether each is in its own file. */
  readonly areAlone: boolean;
}

/** Throws if an event does not arrive, or arrives twice: the figures of such a run mean nothing. */
export async function measureBacklogs({ stop }: Context): Promise<readonly Backlog[]> {
  const measured: Backlog[] = [];
  for (const backlog of BACKLOGS) {
    const result = await measureBacklog({ ...backlog, starts: STARTS, stop });
    if (!isWhole(result)) throw new Error(`Of ${backlog.events} events that wait, not each arrived once.`);
    measured.push({ ...backlog, ...result });
  }
  return measured;
}
