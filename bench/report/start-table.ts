/** The start of the app as a table. */
import type { Ready, Starts } from '../measure/ready.ts';
import { layOut, textOf } from './layout.ts';

export function startTableOf({ everything, without, hardOff, packed, lives }: Ready): string {
  const row = (label: string, read: (of: Starts) => number, decimals = 1) => [
    label,
    ...[read(everything), read(without), read(everything) - read(without), read(hardOff), read(packed)].map(
      (figure) => textOf(figure, decimals),
    ),
  ];
  return layOut(
    [
      'start of the app, ms',
      '**everything on**',
      'without telemetry',
      'difference',
      'disabled from outside',
      'on, packed',
    ],
    [
      row('process start to `ready`', ({ readyMs }) => readyMs),
      row("… of it, the import of the main process's bundle", ({ importMs }) => importMs),
      row('`ready` to first window opened', ({ handlerMs }) => handlerMs),
      row('process start to first page loaded', ({ loadedMs }) => loadedMs),
      row('window of Settings made to painted', ({ settingsPaintedMs }) => settingsPaintedMs),
      row('… to shown', ({ settingsShownMs }) => settingsShownMs),
      row(`of ${lives} lives, crashed while they quit`, ({ crashes }) => crashes, 0),
    ],
  );
}
