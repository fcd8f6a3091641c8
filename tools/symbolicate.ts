import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from './paths.ts';
import { messageOf, orUsage, runTool, UsageError } from './process/run-tool.ts';
import { SYMBOLS } from './symbols/keep.ts';
import { type Report, readReports } from './symbols/reports.ts';
import { readSourceMaps, type SourceMaps } from './symbols/source-maps.ts';
import { symbolicate } from './symbols/symbolicate.ts';

const HELP = `npm run symbolicate -- <report or folder> [--maps <folder>]…

Prints the stacks of error reports with places in the sources: file, function and source line for the program's own code.

<report or folder>   the output of npm run receiver -- --out, a report as JSON, an envelope, or a folder with such files
--maps <folder>      a folder with source maps, including its subfolders; can be repeated. By default, the maps that
                     npm run package keeps in ${SYMBOLS}/, and those of the last build in out/
--help               print this help

Maps are found by debug ID alone, whatever the release is called. Exits with 1 if a place in the program's own code could
not be found in the sources, and prints the missing debug ID.

Example:
  npm run receiver -- --out events.ndjson
  npm run symbolicate -- events.ndjson`;

await runTool(async () => {
  const options = parse();
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  const { path, folders } = options;
  const reports = read(path);
  const maps = mapsIn(folders);
  const problems = new Set<string>();
  for (const [index, report] of reports.entries()) {
    if (index > 0) console.log();
    const symbolicated = symbolicate(report, maps);
    console.log(symbolicated.lines.join('\n'));
    for (const problem of symbolicated.problems) problems.add(problem);
  }
  if (problems.size === 0) return 0;
  const searched = `Searched ${folders.join(' and ') || 'nowhere'}, with ${maps.count} source maps. `;
  console.error(
    `\n${[...problems].join('\n')}\n${searched}Name the folder with the maps of that build: --maps <folder>`,
  );
  return 1;
});

function parse(): { readonly path: string; readonly folders: readonly string[] } | null {
  return orUsage(HELP, () => {
    const { values, positionals } = parseArgs({
      options: { maps: { type: 'string', multiple: true }, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (values.help === true) return null;
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new Error('Name one report or one folder.');
    const kept = [SYMBOLS, 'out'].map((name) => join(ROOT, name)).filter((folder) => existsSync(folder));
    return { path, folders: values.maps ?? kept };
  });
}

function read(path: string): readonly Report[] {
  const reports = attempt(() => readReports(path), `Can't read ${path}`);
  if (reports.length === 0) throw new UsageError(`${path} contains no error report.`);
  return reports;
}

function mapsIn(folders: readonly string[]): SourceMaps {
  return attempt(() => readSourceMaps(folders), "Can't read the source maps");
}

function attempt<T>(action: () => T, failed: string): T {
  try {
    return action();
  } catch (error) {
    throw new UsageError(`${failed}: ${messageOf(error)}`);
  }
}
