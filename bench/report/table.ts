/** The figures as rows: this module, the alternatives, and the ratio. */
import { EVENTS, KILLED_AFTER_MS } from '../measure/kill.ts';
import { OUTAGE_EVENTS } from '../measure/long-outage.ts';
import { LOST_ANSWERS } from '../measure/lost-answer.ts';
import { BATCH } from '../measure/wire.ts';
import { ALTERNATIVES, ENTRANTS, KREYA } from '../peers.ts';
import type { Results } from '../results.ts';
import { median } from '../statistics.ts';
import { layOut, textOf } from './layout.ts';

interface Row {
  readonly label: string;
  /** One per entrant, this module first; null where there is no figure. */
  readonly figures: readonly (number | null)[];
  readonly decimals: number;
  /** The module's figure divided by the alternatives' median; null where a ratio says nothing. */
  readonly ratio: number | null;
}

/** An entrant's figure; undefined if it has none, or was not measured. */
type Read = (id: string) => number | undefined;

function rowOf(label: string, decimals: number, read: Read): Row {
  const own = read(KREYA.id);
  const others = ALTERNATIVES.flatMap(({ id }) => read(id) ?? []);
  const middle = median(others);
  return {
    label,
    figures: ENTRANTS.map(({ id }) => read(id) ?? null),
    decimals,
    ratio: own !== undefined && own / middle < Number.POSITIVE_INFINITY ? own / middle : null,
  };
}

function rowsOf(results: Results): Row[] {
  const { cost, kill, outage, lostAnswer, wire, day, startUp, longOutage } = results;
  const call = (id: string) => cost?.figures.of[id];
  const sent = (id: string) => wire?.figures.of[id];
  const inADay = (id: string) => day?.figures?.[id];
  const installed = (id: string) => startUp?.figures.asInstalled[id];
  const bundled = (id: string) => startUp?.figures.bundled[id];
  const events = EVENTS.toLocaleString('en');
  return [
    rowOf('one `track()`, median, µs', 2, (id) => call(id)?.medianUs),
    rowOf('one `track()`, p99, µs', 1, (id) => call(id)?.p99Us),
    rowOf('… first of a burst, median, µs', 1, (id) => call(id)?.afterPauseUs),
    rowOf('… single, as people cause it, median, µs', 1, (id) => call(id)?.loneUs),
    rowOf('… and at p90, µs', 1, (id) => call(id)?.loneP90Us),
    rowOf('timed events that were lost', 0, (id) => call(id)?.lost),
    rowOf(
      `of ${events} events, delivered after SIGKILL ${KILLED_AFTER_MS} ms later and a restart`,
      0,
      (id) => kill?.figures[id]?.arrived,
    ),
    rowOf(
      `of ${events} events, delivered after an outage longer than the session`,
      0,
      (id) => outage?.figures[id]?.arrived,
    ),
    rowOf(
      `duplicates of ${events} events if ${LOST_ANSWERS} responses are lost`,
      0,
      (id) => lostAnswer?.figures[id]?.repeats,
    ),
    rowOf('… without an ID to recognise them by', 0, (id) => lostAnswer?.figures[id]?.counted),
    rowOf(`requests for ${events} events at once`, 0, (id) => sent(id)?.requests),
    rowOf('… bytes per event', 1, (id) => sent(id)?.bytesAnEvent),
    rowOf(`bytes per event, flushed every ${BATCH}`, 1, (id) => sent(id)?.bytesAnEventAtBatches),
    rowOf('requests of a working day', 0, (id) => inADay(id)?.requests),
    rowOf('… bytes of their bodies', 0, (id) => inADay(id)?.bodyBytes),
    rowOf('… bytes on the wire, with headers and TLS', 0, (id) => inADay(id)?.wireBytes),
    rowOf('import + init, ms, as installed', 1, (id) => installed(id)?.importAndInitMs),
    rowOf('import + init, ms, bundled', 1, (id) => bundled(id)?.importAndInitMs),
    rowOf('first `track()` of a process, ms, bundled', 2, (id) => bundled(id)?.firstTrackMs),
    rowOf('… of an installation', 2, (id) => bundled(id)?.firstOfAllTrackMs),
    rowOf('import + init + first `track()`, ms, bundled', 1, (id) => bundled(id)?.untilFirstEventMs),
    rowOf('memory after init, MiB, as installed', 1, (id) => installed(id)?.addedByInitMiB),
    rowOf('memory after init, MiB, bundled', 1, (id) => bundled(id)?.addedByInitMiB),
    rowOf(`… after ${events} events, as installed`, 1, (id) => installed(id)?.addedByEventsMiB),
    rowOf(`… after ${events} events, bundled`, 1, (id) => bundled(id)?.addedByEventsMiB),
    rowOf(
      `… after ${OUTAGE_EVENTS.toLocaleString('en')} events during an outage, bundled`,
      1,
      (id) => longOutage?.figures[id]?.addedMiB,
    ),
  ];
}

/** The measured rows as a table in Markdown; null if there are none. */
export function tableOf(results: Results): string | null {
  const rows = rowsOf(results).filter(({ figures }) => figures.some((figure) => figure !== null));
  if (rows.length === 0) return null;
  const [, ...others] = ENTRANTS.map(({ title }) => title);
  return layOut(
    ['', `**${KREYA.title}**`, ...others, 'ours / their median'],
    rows.map((row) => [
      row.label,
      ...row.figures.map((figure) => textOf(figure, row.decimals)),
      row.ratio === null ? '' : `${row.ratio.toFixed(2)}×`,
    ]),
  );
}
