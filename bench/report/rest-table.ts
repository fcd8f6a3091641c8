/** The app while nobody uses it, as a table. */
import type { Idling, Rest } from '../measure/rest.ts';
import { layOut, textOf } from './layout.ts';

export function restTableOf({ everything, without, off, hardOff }: Rest): string {
  const row = (label: string, decimals: number, read: (of: Idling) => number) => [
    label,
    ...[everything, without, off, hardOff].map((of) => textOf(read(of), decimals)),
  ];
  return layOut(
    [
      'the main process at rest',
      '**everything on**',
      'without telemetry',
      'turned off',
      'disabled from outside',
    ],
    [
      row('wake-ups of its main thread a second', 2, ({ wakeUpsPerSecond }) => wakeUpsPerSecond),
      row('… of all its threads', 2, ({ wakeUpsOfAllPerSecond }) => wakeUpsOfAllPerSecond),
      row('processor, ms a minute', 0, ({ cpuMsPerMinute }) => cpuMsPerMinute),
      row('bytes written to files', 0, ({ writtenBytes }) => writtenBytes),
      row('memory, MiB', 1, ({ memoryMiB }) => memoryMiB),
    ],
  );
}
