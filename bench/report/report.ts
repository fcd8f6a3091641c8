/** The printed report, and docs/benchmarks.md. */
import { EVENTS_A_DAY } from '../../tools/day/work.ts';
import { TIMED } from '../measure/cost.ts';
import { COMPRESSED, WORK_EVENTS } from '../measure/hour.ts';
import { EVENTS, RESTARTED_FOR_MS } from '../measure/kill.ts';
import type { KreyacCost } from '../measure/kreyac.ts';
import { REST_MS } from '../measure/rest.ts';
import { ALTERNATIVES } from '../peers.ts';
import type { CallCost } from '../protocol.ts';
import { SETTLE_MS } from '../ready/each-way.ts';
import type { AllResults, Results } from '../results.ts';
import { SECTION_NAMES, SECTIONS } from '../sections.ts';
import { backlogTableOf } from './backlog-table.ts';
import { footprintTablesOf } from './footprint-table.ts';
import { startTableOf } from './start-table.ts';
import { tableOf } from './table.ts';
import { targetsOf } from './targets.ts';
import { hourTableOf, restTableOf } from './ways-table.ts';

/** The tables and targets of what was measured, as printed. */
export function summaryOf(results: Results): string {
  const { cost, footprint, appStart, rest, hour, backlogs, kreyac } = results;
  const parts = [
    tableOf(results),
    cost && floorOf(cost.figures.writeAlone),
    footprint && footprintTablesOf(footprint.figures),
    appStart && startTableOf(appStart.figures),
    rest?.figures && restTableOf(rest.figures),
    hour?.figures && hourTableOf(hour.figures),
    backlogs && backlogTableOf(backlogs.figures),
    kreyac && kreyacOf(kreyac.figures),
    targetList(results),
  ];
  return parts.filter((part) => typeof part === 'string' && part !== '').join('\n\n');
}

function floorOf({ medianUs, p99Us }: CallCost): string {
  return `Only the write: ${medianUs.toFixed(2)} µs, p99 ${p99Us.toFixed(1)} µs.`;
}

function kreyacOf({ onMs, hangingMs, offMs }: KreyacCost): string {
  return `\`kreyac version\`: ${onMs.toFixed(1)} ms, ${hangingMs.toFixed(1)} ms with a receiver that never answers, ${offMs.toFixed(1)} ms with telemetry disabled.`;
}

/** Whether all sections were measured, as the document requires. */
export function isComplete(results: Results): results is AllResults {
  return SECTION_NAMES.every((name) => results[name] !== undefined);
}

/** The whole of docs/benchmarks.md. */
export function documentOf(results: AllResults): string {
  const { figures: ready } = results.appStart;
  const { figures: kreyac } = results.kreyac;
  const { writeAlone } = results.cost.figures;
  const { bytesAnEventApart } = results.wire.figures;
  const { figures: footprint } = results.footprint;
  return `# Benchmarks

\`npm run bench\` generates this page. It compares this module with common SDKs: the same events, in the same run, each SDK in its
own processes, with a receiver on the same machine. ${measuredOf(results)}
The figures differ between machines, the ratios less so. \`npm run bench -- --only <section>\` measures one section.

${tableOf(results) ?? ''}

The last column divides this module's figure by the median of the alternatives, where the ratio is meaningful.

## Size and import time

${footprintTablesOf(footprint)}

## App startup

The app itself, on Electron ${ready.electron}, in four variants: tracking events, errors and native crashes; without telemetry; as shipped but
locked off by a variable; and tracking everything from one archive, as it is released, instead of a folder (${ready.archive.files} files in
${Math.round(ready.archive.bytes / 1000)} kB). The scripts and styles of all pages together have ${Math.round(ready.pagesBytes / 1000)} kB when gzipped.

${startTableOf(ready)}

## The idle app

${results.rest.figures === null ? ELSEWHERE : restTableOf(results.rest.figures)}

## An hour of work in the app

${results.hour.figures === null ? ELSEWHERE : hourTableOf(results.hour.figures)}

## Backlogs

${backlogTableOf(results.backlogs.figures)}

## Targets

${targetList(results)}

## Method

- All SDKs use their defaults except for the address, and start as their own documentation says. This module is bundled and minified,
  as it ships; the others come as their packages, or, where the table says so, bundled and minified in the same way. All
  alternatives keep waiting events in memory; this module has written an event to its file when \`track()\` returns.
- The event is \`CliCommandExecuted\` with its three fields; its duration differs from event to event.
- The cost of a call is measured for each of ${TIMED.calls.toLocaleString('en')} calls after a warm-up of ${TIMED.warmUp.toLocaleString('en')}, in bursts of ${TIMED.burst} with ${TIMED.pauseMs} ms
  between them. It includes about 0.05 µs for reading the clock. p99 therefore says little about the first call after a pause, which has
  its own row. With bursts of 100, first calls would be exactly the one in a hundred that determines p99; when we tried that, p99
  was higher for every SDK. A call that drops its event is cheap, so another row counts the lost events.
- Only writing 400 bytes to a file, about the size of the event, took ${writeAlone.medianUs.toFixed(2)} µs at the median and ${writeAlone.p99Us.toFixed(1)} µs at p99 in the same
  run. A \`track()\` whose event survives SIGKILL needs this write; one that keeps events in memory does not.
- In this benchmark, the module's host keeps the person's choice in memory. In the app, the system reports changes to the settings file. Where it
  does not, and in command-line tools, the first event after a second checks the file, which takes about 70 µs.
- Single calls: ${TIMED.lone} in each run, ${TIMED.lonePauseMs / 1000} s apart, after those in bursts. The write alone took ${writeAlone.loneUs.toFixed(0)} µs at the median then, because the
  processor's caches are cold.
- Kill: SIGKILL 10 ms after the last of ${EVENTS.toLocaleString('en')} calls, then the same program again for up to ${RESTARTED_FOR_MS / 1000} s. Outage: during the session that
  records and ends normally, nothing listens; during the next one, the receiver does.
- Lost responses: the receiver reads the request and drops the connection. Every sender that retries then sends duplicates; what matters is
  whether a duplicate can be recognised by an ID that it shares with the original.
- Bytes are those of the request bodies as received, compressed or not. In a session of the app, events are further apart, so their
  times and IDs have less in common: this module's events then take ${bytesAnEventApart.toFixed(1)} bytes in batches of 100.
- Import and initialization are timed in a new process, from before the SDK's import until it has started. What an SDK postpones until
  its first event is included in the time of the first \`track()\`. All but the row for an installation's first are of a program that ran
  before: the first of all also creates the profile's folder, the installation ID and the first file. Memory is the resident memory beyond
  that of the same process without an SDK, after initialization and after ${EVENTS.toLocaleString('en')} sent events.
- App startup: the real main process, pages and settings, on a profile that has seen the notice and was started before, with a receiver on
  the same machine for events and errors. The app without telemetry is a build in which the module, its host, the error hooks, the crash
  reporter, the catalogue and the checks of options are empty; a check in the build makes sure that nothing of the module remains. Both are
  imported by a module that notes the time of \`ready\`, with the clock of the process that started them; the app has no code for this. They take turns, after one
  warm-up each. The difference is that of the medians. Native crash reporting starts after \`ready\`, so look at the later rows, too.
- A run that crashes while it quits is counted. Its figures are valid, because everything that is timed comes earlier. Electron 33.2.1
  sometimes crashes this way after any request with its \`net\`, also in an app without telemetry: it frees the request at its end, and again if
  the request has just been garbage-collected (electron/electron#45366, fixed in #45368).
- Idle: ${SECTIONS.rest.runs} times ${REST_MS / 60_000} minutes of the same apps, with one open window and no activity, starting ${SETTLE_MS / 60_000} minutes after startup; all at the
  same time, each measured by what the kernel counts for its main process. A wake-up is the end of a wait. All figures include Chromium's own threads and
  timers.
- An hour of work: ${WORK_EVENTS} events that a page of the same apps causes, one a minute. The hour is compressed ${COMPRESSED} times, and so is the time
  that events wait for others, so there are as many requests as in an hour. It starts as late as the idle minutes. What the app does by itself
  in the minutes between is in the idle figures, and comes on top. \`fsync\` counts the calls of the app's own code, not those of Chromium.
- A working day has the ${EVENTS_A_DAY} events of \`npm run day\`, with the same pauses for all. Bytes on the wire are everything that the receiver
  reads and writes on its sockets below TLS 1.3, with its own ECDSA certificate, without the overhead of TCP and IP. The connection ends
  after each request, since minutes pass between them; clients resume TLS sessions if they do so by themselves. This module runs on a
  clock that jumps, with its wait of up to ten minutes. The others are told to send when their own timers would have been due, since
  otherwise a measurement would take a day: ${waitsOf()}.
- Size: the bytes of all files of a package and its dependencies, as npm installs them here, without Electron and React. Imports
  are timed in the main process of an app that does nothing else, on Electron ${footprint.electron}, each in its own process. Only there can all of them be
  imported, because \`main\` needs Electron. \`preload\` and \`renderer\` are for pages, where a bundler leaves out what is not used; React is
  imported beforehand. Memory is the increase in resident memory; below one MiB, it is noise.
- Backlogs are written, found and delivered by this module's own processes in Node, with no limit on the folder's size, beside a timer that
  measures how long the process was blocked.
- \`kreyac version\` is timed from start to exit, as built, with telemetry on, with a receiver that never answers, and with
  \`--disable-telemetry\`, in turn: ${kreyac.onMs.toFixed(1)}, ${kreyac.hangingMs.toFixed(1)} and ${kreyac.offMs.toFixed(1)} ms at the median of ${results.kreyac.runs} runs each.
- Figures are medians. Runs: ${runsOf(results)}.

Versions:

${versionsOf(results)}
`;
}

function targetList(results: Results): string {
  return targetsOf(results)
    .map(({ what, met, found }) => `- ${met ? 'met' : '**not met**'}: ${what} (${found})`)
    .join('\n');
}

const ELSEWHERE = 'Measured on Linux only.';

const DIFFERENT = (texts: readonly string[]) => [...new Set(texts)];

/** When and where it was measured, section by section if they differ. */
function measuredOf(results: AllResults): string {
  const [first, ...others] = DIFFERENT(
    SECTION_NAMES.map((name) => `${results[name].date}, on ${results[name].machine}`),
  );
  if (others.length === 0) return `Figures are from\n${first}.`;
  const rows = [first, ...others].map((where = '') => {
    const names = SECTION_NAMES.filter(
      (name) => where === `${results[name].date}, on ${results[name].machine}`,
    );
    return `- from ${where}: ${names.join(', ')}`;
  });
  return `Figures are\n\n${rows.join('\n')}\n`;
}

function runsOf(results: AllResults): string {
  return SECTION_NAMES.map((name) => `${results[name].runs} of ${SECTIONS[name].title}`).join(', ');
}

/** The measured versions of each package. */
function versionsOf(results: AllResults): string {
  const all = SECTION_NAMES.flatMap((name) => Object.entries(results[name].versions));
  return DIFFERENT(all.map(([name]) => name))
    .map((name) => {
      const versions = DIFFERENT(all.flatMap(([of, version]) => (of === name ? [version] : [])));
      return `- \`${name}\` ${versions.join(', ')}`;
    })
    .join('\n');
}

function waitsOf(): string {
  return ALTERNATIVES.map(({ title, waitMs }) => `${title} ${(waitMs ?? 0) / 1_000} s`).join(', ');
}
