/** `kreya-telemetry docs`, from its arguments to its exit code. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { messageOf } from '../contract/raw-error.ts';
import { version } from '../package.json';
import { type Funnel, funnelOf } from './answers.ts';
import { documentsOf } from './documents.ts';
import { isCurrent, writeDocument } from './files.ts';
import { loadCatalogue, NoCatalogue } from './load-catalogue.ts';

const HELP = `kreya-telemetry docs <module> [options]

Generates documents from your catalogue of events: EVENTS.md, which lists every event, and for operators a page, the
configuration of an OpenTelemetry Collector, and ClickHouse tables, views and queries.

<module>           the module that exports the catalogue: an ES module, CommonJS, or TypeScript (Node 22.18 or later)
--out <folder>     where to write (default: telemetry-docs)
--product <name>   what people call your product (default: the catalogue's namespace, capitalised)
--export <name>    the export that is the catalogue (default: "catalogue", or else the default export)
--privacy <url>    a page about what happens to events
--funnel <field>   steps that people take one after the other, such as TourStepCompleted.step; answers.sql counts how far
                   they get; can be repeated
--check            write nothing, and list what is out of date
--help, --version  print this help, or the version

Exit codes: 0 everything is written or current, 1 something is out of date (--check), 2 the command failed.

Examples:
  npx kreya-telemetry docs dist/catalogue.js --product Acme --out docs/telemetry
  npx kreya-telemetry docs dist/catalogue.js --product Acme --out docs/telemetry --check`;

const OPTIONS = {
  out: { type: 'string', default: 'telemetry-docs' },
  product: { type: 'string' },
  export: { type: 'string' },
  privacy: { type: 'string' },
  funnel: { type: 'string', multiple: true },
  check: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

/** Why the command did nothing, as a sentence for the person who typed it. */
class Refused extends Error {}

/** Where output lines go. */
export interface Output {
  readonly print: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Runs the command and returns its exit code. */
export async function runCommand(args: readonly string[], output: Output): Promise<number> {
  try {
    return await run(args, output);
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof NoCatalogue)) throw error;
    output.complain(`kreya-telemetry: ${error.message}`);
    return 2;
  }
}

async function run(args: readonly string[], { print, complain }: Output): Promise<number> {
  const { values, positionals } = parse(args);
  const [command, module, ...others] = positionals;
  if (values.help || values.version) {
    print(values.help ? HELP : version);
    return 0;
  }
  if (command === undefined) {
    complain(HELP);
    return 2;
  }
  if (command !== 'docs') throw new Refused(`there is no command ${command}. The only command is: docs`);
  if (module === undefined)
    throw new Refused('name the module that exports your catalogue: kreya-telemetry docs dist/catalogue.js');
  if (others.length > 0) throw new Refused(`one module is enough: ${module}. What is ${others.join(' ')}?`);

  const catalogue = await loadCatalogue(module, values.export);
  const { namespace } = catalogue;
  const documents = documentsOf({
    catalogue,
    product: values.product ?? namespace.charAt(0).toUpperCase() + namespace.slice(1),
    command: 'npx kreya-telemetry docs',
    privacy: values.privacy ?? null,
    funnels: (values.funnel ?? []).map((name) => requireFunnel(catalogue, name)),
  }).map(({ path, text }) => ({ file: join(values.out, path), text }));
  if (!values.check) {
    for (const { file, text } of documents) attempt(file, () => writeDocument(file, text));
    print(`Wrote ${documents.map(({ file }) => file).join(', ')}.`);
    return 0;
  }
  const stale = documents.filter(({ file, text }) => !attempt(file, () => isCurrent(file, text)));
  for (const { file } of stale)
    complain(`${file} is out of date. To update it, run the same command without --check.`);
  if (stale.length === 0) print(`All ${documents.length} documents in ${values.out} are current.`);
  return stale.length === 0 ? 0 : 1;
}

function requireFunnel(catalogue: Catalogue, name: string): Funnel {
  const funnel = funnelOf(catalogue, name);
  if (funnel !== null) return funnel;
  throw new Refused(
    `the catalogue has no field ${name} that is one of several values. Name an event and its field: --funnel TourStepCompleted.step`,
  );
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Refused(`${messageOf(error)} For the options, run: kreya-telemetry --help`);
  }
}

function attempt<Result>(file: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    throw new Refused(`${file} can't be read or written. ${messageOf(error)}`);
  }
}
