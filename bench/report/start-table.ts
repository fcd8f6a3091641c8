/** App startup as a table. */
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
    ['app startup, ms', '**everything on**', 'without telemetry', 'difference', 'locked off', 'on, packed'],
    [
      row('process start to `ready`', ({ readyMs }) => readyMs),
      row("… including the import of the main process's bundle", ({ importMs }) => importMs),
      row('`ready` to first window opened', ({ handlerMs }) => handlerMs),
      row('process start to first page loaded', ({ loadedMs }) => loadedMs),
      row('Settings window created to painted', ({ settingsPaintedMs }) => settingsPaintedMs),
      row('… to shown', ({ settingsShownMs }) => settingsShownMs),
      row(`of ${lives} runs, crashed while quitting`, ({ crashes }) => crashes, 0),
    ],
  );
}
