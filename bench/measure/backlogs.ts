/** What it costs to start beside events that wait, and to deliver them. */
import { type BacklogResult, isWhole, measureBacklog } from '../../tools/storm/backlog.ts';
import type { Context } from './context.ts';

/** As command lines leave them, each in a file of its own; and far more than the bound of the spool admits, in full files. */
const BACKLOGS = [
  { events: 10_000, areAlone: true },
  { events: 36_000, areAlone: true },
  { events: 1_000_000, areAlone: false },
] as const;
const STARTS = 5;

export interface Backlog extends BacklogResult {
  readonly events: number;
  /** Whether each is in a file of its own. */
  readonly areAlone: boolean;
}

/** Throws if one of the events does not arrive, or arrives twice: a figure of such a run says nothing. */
export async function measureBacklogs({ stop }: Context): Promise<readonly Backlog[]> {
  const measured: Backlog[] = [];
  for (const backlog of BACKLOGS) {
    const result = await measureBacklog({ ...backlog, starts: STARTS, stop });
    if (!isWhole(result)) throw new Error(`Of ${backlog.events} events that wait, not each arrived once.`);
    measured.push({ ...backlog, ...result });
  }
  return measured;
}
