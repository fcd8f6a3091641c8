/** `npm run bench`: measures, prints tables, saves the figures in results.json, and generates docs/benchmarks.md from them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, type } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { version } from '../package.json';
import { ROOT } from '../tools/paths.ts';
import { orUsage, runTool } from '../tools/process/run-tool.ts';
import { installedVersion, OUT } from './build.ts';
import type { Context } from './measure/context.ts';
import { COMPARED_PACKAGES } from './measure/footprint.ts';
import { ALTERNATIVES } from './peers.ts';
import { documentOf, isComplete, summaryOf } from './report/report.ts';
import stored from './results.json' with { type: 'json' };
import type { Figures, Measured, Results, SectionName } from './results.ts';
import { buildFor, isSectionName, SECTION_NAMES, SECTIONS } from './sections.ts';

const HELP = `npm run bench -- [--quick] [--only <section>…]

Compares this module with common SDKs, and the app with and without telemetry. Prints tables, saves the figures in
bench/results.json, and generates docs/benchmarks.md from them. A full run takes about forty minutes on an otherwise
idle machine.

--only <section>…  measure only these sections, and keep the saved figures of all others
--quick            do fewer runs of each section, and save nothing
--document         measure nothing; generate docs/benchmarks.md from the saved figures
--help             print this help

Sections: ${SECTION_NAMES.join(', ')}
`;
/** The packages that this one is compared with. */
const COMPARED = [...ALTERNATIVES.flatMap((entrant) => entrant.package ?? []), ...COMPARED_PACKAGES];
const KEPT = join(ROOT, 'bench', 'results.json');
const DOCUMENT = join(ROOT, 'docs', 'benchmarks.md');

await runTool(async (stop) => {
  const options = orUsage(HELP, parse);
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  // The compiler checks this: measure a section whose figures have changed again, or remove it.
  const before: Results = stored;
  if (options.document) return writeDocument(before);
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  try {
    await buildFor(options.names);
    const measured = await measureAll(options.names, options.quick, { stop });
    process.stdout.write(`${summaryOf(measured)}\n`);
    if (options.quick) return 0;
    const results: Results = { ...before, ...measured };
    writeFileSync(KEPT, `${JSON.stringify(results, null, 2)}\n`);
    return writeDocument(results);
  } finally {
    rmSync(OUT, { recursive: true, force: true });
  }
});

function parse() {
  const { values, positionals } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      quick: { type: 'boolean', default: false },
      document: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  });
  if (positionals.length > 0 && values.only.length === 0)
    throw new Error(`Unexpected argument: ${positionals.join(' ')}. To name sections, use --only.`);
  const named = [...values.only, ...positionals].flatMap((names) => names.split(','));
  const unknown = named.find((name) => !isSectionName(name));
  if (unknown !== undefined) throw new Error(`There is no section ${unknown}.`);
  const names = named.length === 0 ? SECTION_NAMES : SECTION_NAMES.filter((name) => named.includes(name));
  return { ...values, names };
}

function writeDocument(results: Results): number {
  if (isComplete(results)) {
    writeFileSync(DOCUMENT, documentOf(results));
    return 0;
  }
  const missing = SECTION_NAMES.filter((name) => results[name] === undefined);
  process.stderr.write(
    `docs/benchmarks.md was not updated. Measure these sections first: ${missing.join(', ')}.\n`,
  );
  return 1;
}

async function measureAll(
  names: readonly SectionName[],
  isQuick: boolean,
  context: Context,
): Promise<Results> {
  const results: Results = {};
  for (const name of names) {
    process.stderr.write(`Measuring ${SECTIONS[name].title} …\n`);
    Object.assign(results, { [name]: await measure(name, isQuick, context) });
  }
  return results;
}

async function measure<Name extends SectionName>(
  name: Name,
  isQuick: boolean,
  context: Context,
): Promise<Measured<Figures[Name]>> {
  const { runs: usual, quick, measure: take } = SECTIONS[name];
  const runs = isQuick ? quick : usual;
  const figures = await take(runs, context);
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: machine(),
    runs,
    versions: versionsOf(COMPARED),
    figures,
  };
}

function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'an unknown processor';
  const kernel = release().split('.')[0] ?? '';
  return `${cpus().length} cores of ${model}, ${type()} ${kernel}, Node ${process.versions.node}`;
}

function versionsOf(packages: readonly string[]): Readonly<Record<string, string>> {
  return {
    'kreya-telemetry': version,
    ...Object.fromEntries(packages.map((name) => [name, installedVersion(name)])),
  };
}
