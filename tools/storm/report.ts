/** A storm in figures, for people. */
import type { StormOptions, StormResult } from './storm.ts';

const LABEL_WIDTH = 44;

export function describeStorm(options: Pick<StormOptions, 'writers' | 'seed'>, result: StormResult): string {
  const requests = [...result.answers.values()].reduce((sum, count) => sum + count, 0);
  const reported = [...result.reported.values()].reduce((sum, count) => sum + count, 0);
  const rows: [string, string | number][] = [
    ['seed', options.seed],
    ['processes recording at once', options.writers],
    ['kills', result.kills],
    ['  of a process that was delivering', result.hits],
    ['duration of the storm', seconds(result.stormMs)],
    ['duration of the drain', seconds(result.drainMs)],
    ['events whose track() returned', result.acknowledged],
    ['  arrived', result.arrived],
    ['  did not arrive', result.missing],
    ['events reported as dropped', reported],
    ...indented(result.reported),
    ['killed just before track() returned, arrived', result.arrivedUnacknowledged],
    ['repeats, told by log.record.uid', result.repeats],
    ['requests', requests],
    ...indented(result.answers),
    ['  of two processes at once', result.overlaps],
    ['changes of the process that delivers', result.handovers],
    ...[...result.warnings].map(([line, count]): [string, number] => [`said: ${line}`, count]),
  ];
  const table = rows.map(([label, value]) => `${label.padEnd(LABEL_WIDTH)}  ${value}`);
  const verdict =
    result.broken.length === 0
      ? ['Every promise was kept.']
      : ['BROKEN:', ...result.broken.map((line) => `- ${line}`), `What is left is in ${result.folder}.`];
  return [...table, '', ...verdict].join('\n');
}

function indented(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort().map(([label, count]) => [`  ${label}`, count]);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
