/** The figures as rows: this module, the alternatives, and how the one compares with the others. */
import { EVENTS, KILLED_AFTER_MS } from '../measure/kill.ts';
import { OUTAGE_EVENTS } from '../measure/long-outage.ts';
import { LOST_ANSWERS } from '../measure/lost-answer.ts';
import { BATCH } from '../measure/wire.ts';
import type { EntrantResults, Results } from '../results.ts';
import { median } from '../statistics.ts';
import { layOut, textOf } from './layout.ts';

export interface Row {
  readonly label: string;
  /** For each entrant, this module first; null where there is no figure. */
  readonly figures: readonly (number | null)[];
  readonly decimals: number;
  /** The module's figure over the median of the alternatives'; null where a ratio says nothing. */
  readonly ratio: number | null;
}

type Read = (of: EntrantResults) => number | null;

function rowsOf(results: Results): Row[] {
  const entrants = [results.kreya, ...results.alternatives];

  function row(label: string, decimals: number, read: Read): Row {
    const figures = entrants.map(read);
    const others = results.alternatives.map(read).filter((figure) => figure !== null);
    const own = read(results.kreya);
    const middle = median(others);
    return {
      label,
      figures,
      decimals,
      ratio: own !== null && own / middle < Number.POSITIVE_INFINITY ? own / middle : null,
    };
  }

  const events = EVENTS.toLocaleString('en');
  return [
    row('one `track()`, median, µs', 2, ({ cost }) => cost.medianUs),
    row('one `track()`, p99, µs', 1, ({ cost }) => cost.p99Us),
    row('… first of a burst, median, µs', 1, ({ cost }) => cost.afterPauseUs),
    row('… alone, as people cause it, median, µs', 1, ({ cost }) => cost.loneUs),
    row('… and at p90, µs', 1, ({ cost }) => cost.loneP90Us),
    row('lost of the timed events', 0, ({ cost }) => cost.lost),
    row(
      `of ${events} arrive after SIGKILL ${KILLED_AFTER_MS} ms later and a restart`,
      0,
      ({ kill }) => kill.arrived,
    ),
    row(`of ${events} arrive after an outage longer than the session`, 0, ({ outage }) => outage.arrived),
    row(
      `repeats of ${events} if ${LOST_ANSWERS} answers are lost`,
      0,
      ({ lostAnswer }) => lostAnswer.repeats,
    ),
    row('… that carry no id to tell them by', 0, ({ lostAnswer }) => lostAnswer.counted),
    row(`requests for ${events} events at once`, 0, ({ wire }) => wire.requests),
    row('bytes an event, so', 1, ({ wire }) => wire.bytesAnEvent),
    row(`bytes an event, flushed every ${BATCH}`, 1, ({ wire }) => wire.bytesAnEventAtBatches),
    row('import + init, ms, as installed', 1, ({ asInstalled }) => asInstalled?.importAndInitMs ?? null),
    row('import + init, ms, bundled', 1, ({ bundled }) => bundled.importAndInitMs),
    row('first `track()`, ms, bundled', 2, ({ bundled }) => bundled.firstTrackMs),
    row('import + init + first `track()`, ms, bundled', 1, ({ bundled }) => bundled.untilFirstEventMs),
    row('memory after init, MiB, as installed', 1, ({ asInstalled }) => asInstalled?.addedByInitMiB ?? null),
    row('memory after init, MiB, bundled', 1, ({ bundled }) => bundled.addedByInitMiB),
    row(
      `… after ${events} events, as installed`,
      1,
      ({ asInstalled }) => asInstalled?.addedByEventsMiB ?? null,
    ),
    row(`… after ${events} events, bundled`, 1, ({ bundled }) => bundled.addedByEventsMiB),
    row(
      `… after ${OUTAGE_EVENTS.toLocaleString('en')} that no receiver takes, bundled`,
      1,
      ({ longOutage }) => longOutage.addedMiB,
    ),
  ];
}

/** The rows as a table in Markdown. */
export function tableOf(results: Results): string {
  const header = [
    '',
    `**${results.kreya.entrant.title}**`,
    ...results.alternatives.map(({ entrant }) => entrant.title),
    'ours / their median',
  ];
  const lines = rowsOf(results).map((row) => [
    row.label,
    ...row.figures.map((figure) => textOf(figure, row.decimals)),
    row.ratio === null ? '' : `${row.ratio.toFixed(2)}×`,
  ]);
  return layOut(header, lines);
}
