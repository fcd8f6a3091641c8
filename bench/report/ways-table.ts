/** The app in each variant, as tables. */
import type { Hour, Working } from '../measure/hour.ts';
import type { Idling, Rest } from '../measure/rest.ts';
import type { EachWay } from '../ready/each-way.ts';
import { layOut, textOf } from './layout.ts';

interface Row<F> {
  readonly label: string;
  readonly decimals: number;
  readonly read: (of: F) => number;
}

function tableOf<F>(title: string, ways: EachWay<F>, rows: readonly Row<F>[]): string {
  const { everything, without, off, hardOff } = ways;
  return layOut(
    [title, '**everything on**', 'without telemetry', 'turned off', 'locked off'],
    rows.map(({ label, decimals, read }) => [
      label,
      ...[everything, without, off, hardOff].map((of) => textOf(read(of), decimals)),
    ]),
  );
}

const IDLING: readonly Row<Idling>[] = [
  { label: 'wake-ups of its main thread per second', decimals: 2, read: (of) => of.wakeUpsPerSecond },
  { label: '… of all its threads', decimals: 2, read: (of) => of.wakeUpsOfAllPerSecond },
  { label: 'processor time, ms per minute', decimals: 0, read: (of) => of.cpuMsPerMinute },
  { label: 'bytes written to files', decimals: 0, read: (of) => of.writtenBytes },
  { label: 'memory, MiB', decimals: 1, read: (of) => of.memoryMiB },
];

export function restTableOf(rest: Rest): string {
  return tableOf('the main process when idle', rest, IDLING);
}

const WORKING: readonly Row<Working>[] = [
  { label: 'wake-ups of its main thread', decimals: 0, read: (of) => of.wakeUps },
  { label: 'processor time, ms', decimals: 0, read: (of) => of.cpuMs },
  { label: 'bytes written to files', decimals: 0, read: (of) => of.writtenBytes },
  { label: '`fsync` calls', decimals: 0, read: (of) => of.fsyncs },
];

export function hourTableOf(hour: Hour): string {
  return tableOf('the main process in an hour of work', hour, WORKING);
}
