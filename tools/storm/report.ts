/** The figures of a storm or a backlog, for people. */
import { type BacklogResult, isWhole } from './backlog.ts';
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
    ['rejected, but had arrived before', result.refusedAfterArrival],
    ['rejected, but sent again', result.cameAfterRefusal],
    ['killed just before track() returned, arrived', result.arrivedUnacknowledged],
    ['duplicates, recognised by log.record.uid', result.repeats],
    ['requests', requests],
    ...indented(result.answers),
    ['  from two processes at once', result.overlaps],
    ['changes of the process that delivers', result.handovers],
    ...[...result.warnings].map(([line, count]): [string, number] => [`warning: ${line}`, count]),
  ];
  const verdict =
    result.broken.length === 0
      ? ['Every promise was kept.']
      : [
          'BROKEN:',
          ...result.broken.map((line) => `- ${line}`),
          `The remaining files are in ${result.folder}.`,
        ];
  return [table(rows), '', ...verdict].join('\n');
}

export function describeBacklog(result: BacklogResult): string {
  const { empty, full, filled, drained, expected, arrived, repeats, requests } = result;
  const perSecond = (ms: number) => `${Math.round(expected / (ms / 1000)).toLocaleString('en')} events/s`;
  const rows: [string, string | number][] = [
    ['waiting events', expected],
    ['recorded in', `${seconds(filled.workMs)}, ${perSecond(filled.workMs)}`],
    ['start-up and first event, without a backlog', `${empty.startMs.toFixed(1)} ms`],
    ['  with the backlog', `${full.startMs.toFixed(1)} ms`],
    ['memory after that, without a backlog', mebibytes(empty.startBytes)],
    ['  with the backlog', mebibytes(full.startBytes)],
    ['  peak during delivery', mebibytes(drained.peakBytes)],
    ['delivered in', `${seconds(drained.workMs)}, ${perSecond(drained.workMs)}`],
    ['  longest pause of the process', `${drained.longestPauseMs.toFixed(1)} ms`],
    ['requests', requests],
    ['arrived', arrived],
    ['duplicates, recognised by log.record.uid', repeats],
  ];
  return `${table(rows)}\n\n${isWhole(result) ? 'Everything arrived exactly once.' : 'BROKEN: some events did not arrive, or arrived twice.'}`;
}

function table(rows: readonly (readonly [string, string | number])[]): string {
  return rows.map(([label, value]) => `${label.padEnd(LABEL_WIDTH)}  ${value}`).join('\n');
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
}

function indented(counts: ReadonlyMap<string, number>): [string, number][] {
  return [...counts].sort().map(([label, count]) => [`  ${label}`, count]);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
