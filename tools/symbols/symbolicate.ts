/** Translates the stacks of reports into places in the sources. */
import { isBundlersOwn } from './bundlers-own.ts';
import type { Report, ReportedError, ReportedFrame } from './reports.ts';
import type { SourceMaps, SourcePlace } from './source-maps.ts';

export interface Symbolicated {
  readonly lines: readonly string[];
  /** Why own frames could not be found in the sources; each once. */
  readonly problems: readonly string[];
}

/** Anything longer in a line is data. */
const LONGEST_TEXT = 160;

/** A report as text: its stacks in the sources, with the text of each line, and what could not be found. */
export function symbolicate(report: Report, maps: Pick<SourceMaps, 'has' | 'placeOf'>): Symbolicated {
  const problems = new Set<string>();

  function linesOfFrame(frame: ReportedFrame): readonly string[] {
    const place = frame.isOwn && !isBundlersOwn(frame.file) ? placeOf(frame) : null;
    if (place === null) return [at(frame.function, placeText(frame.file, frame.line, frame.column))];
    const name = place.function ?? frame.function;
    const text = place.text ?? '(the map does not have the text of this source)';
    return [at(name, placeText(place.file, place.line, place.column)), `           ${shortened(text)}`];
  }

  function placeOf({ file, line, column }: ReportedFrame): SourcePlace | null {
    const id = report.debugIds.get(file);
    const of = `${file}${report.release === '' ? '' : ` of ${report.release}`}`;
    if (id === undefined) {
      problems.add(`The report has no debug ID for ${of}.`);
    } else if (!maps.has(id)) {
      problems.add(`There is no source map with the debug ID ${id}, for ${of}.`);
    } else if (line === null || column === null) {
      problems.add(`A frame in ${of} has no line and column.`);
    } else {
      const place = maps.placeOf(id, file, line, column);
      if (place !== null) return place;
      problems.add(`The source map with the debug ID ${id} does not contain ${line}:${column} of ${of}.`);
    }
    return null;
  }

  const linesOf = (error: ReportedError, index: number) => [
    `${index === 0 ? '' : 'Caused by '}${error.title}`,
    ...error.frames.flatMap(linesOfFrame),
  ];
  const lines = [report.about, ...report.errors.flatMap(linesOf)];
  return { lines, problems: [...problems] };
}

function placeText(file: string, line: number | null, column: number | null): string {
  return [file, line, column].filter((part) => part !== null).join(':');
}

function at(name: string | null, place: string): string {
  return name === null ? `    at ${place}` : `    at ${name} (${place})`;
}

function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}
