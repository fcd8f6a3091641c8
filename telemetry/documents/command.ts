/** `kreya-telemetry`, from its arguments to its exit code. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { messageOf } from '../contract/raw-error.ts';
import { version } from '../package.json';
import { documentsOf, operatingFilesOf } from './documents.ts';
import { isCurrent, writeDocument } from './files.ts';
import { type Funnel, funnelOf } from './funnels.ts';
import { DOCS_HELP, HELP, OPERATING_HELP } from './help.ts';
import { loadCatalogue, NoCatalogue } from './load-catalogue.ts';

const COMMANDS = {
  docs: { help: DOCS_HELP, out: 'telemetry-docs', own: 'privacy', files: documentsOf },
  operating: { help: OPERATING_HELP, out: 'operating', own: 'funnel', files: operatingFilesOf },
} as const;

type CommandName = keyof typeof COMMANDS;

const isCommand = (name: string): name is CommandName => Object.hasOwn(COMMANDS, name);

const OPTIONS = {
  out: { type: 'string' },
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
  const [name, module, ...others] = positionals;
  if (values.version) {
    print(version);
    return 0;
  }
  if (name === undefined) {
    (values.help ? print : complain)(HELP);
    return values.help ? 0 : 2;
  }
  if (!isCommand(name))
    throw new Refused(`there is no command ${name}. The commands are: ${Object.keys(COMMANDS).join(', ')}`);
  const command = COMMANDS[name];
  if (values.help) {
    print(command.help);
    return 0;
  }
  for (const [other, { own }] of Object.entries(COMMANDS))
    if (other !== name && values[own] !== undefined)
      throw new Refused(`${name} has no --${own}. It is an option of: kreya-telemetry ${other}`);
  if (module === undefined)
    throw new Refused(
      `name the module that exports your catalogue: kreya-telemetry ${name} dist/catalogue.js`,
    );
  if (others.length > 0) throw new Refused(`one module is enough: ${module}. What is ${others.join(' ')}?`);

  const catalogue = await loadCatalogue(module, values.export);
  const { namespace } = catalogue;
  const out = values.out ?? command.out;
  const documents = command
    .files({
      catalogue,
      product: values.product ?? namespace.charAt(0).toUpperCase() + namespace.slice(1),
      command: `npx kreya-telemetry ${name}`,
      privacy: values.privacy ?? null,
      funnels: (values.funnel ?? []).map((field) => requireFunnel(catalogue, field)),
    })
    .map(({ path, text }) => ({ file: join(out, path), text }));
  if (!values.check) {
    for (const { file, text } of documents) attempt(file, () => writeDocument(file, text));
    print(`Wrote ${documents.map(({ file }) => file).join(', ')}.`);
    return 0;
  }
  const stale = documents.filter(({ file, text }) => !attempt(file, () => isCurrent(file, text)));
  for (const { file } of stale)
    complain(`${file} is out of date. To update it, run the same command without --check.`);
  if (stale.length === 0) print(`Everything in ${out} is current.`);
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
