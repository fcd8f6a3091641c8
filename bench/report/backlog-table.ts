/** Backlogs and what they cost, as a table. */
import type { Backlog } from '../measure/backlogs.ts';
import { layOut, textOf } from './layout.ts';

const MIB = 2 ** 20;

export function backlogTableOf(backlogs: readonly Backlog[]): string {
  const row = (label: string, decimals: number, read: (of: Backlog) => number) => [
    label,
    ...backlogs.map((of) => textOf(read(of), decimals)),
  ];
  const titles = backlogs.map(
    ({ events, areAlone }) => `${events.toLocaleString('en')} in ${areAlone ? 'as many' : 'full'} files`,
  );
  return layOut(
    ['waiting events', ...titles],
    [
      row('start and first event without a backlog, ms', 1, ({ empty }) => empty.startMs),
      row('… with the backlog, ms', 1, ({ full }) => full.startMs),
      row('delivery, s', 1, ({ drained }) => drained.workMs / 1_000),
      row('… longest time that the process was blocked, ms', 1, ({ drained }) => drained.longestPauseMs),
      row('… peak memory, MiB', 0, ({ drained }) => drained.peakBytes / MIB),
      row('… requests', 0, ({ requests }) => requests),
    ],
  );
}
