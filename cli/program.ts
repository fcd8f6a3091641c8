/** What can be called and how, for commander to parse and to explain. */
import { Command as Parser } from 'commander';
import { DISABLE_OPTION, say } from 'kreya-telemetry/node';
import type { Command, OptionDefinition, OptionValues } from './command.ts';
import { COMMANDS, GROUPS } from './commands/index.ts';
import { failure, hasColours, paint, print } from './output.ts';
import { PROJECT_VARIABLE, VERBOSE_VARIABLE } from './variables.ts';

/** What `-h` is called. */
export const HELP_OPTION: OptionDefinition = { flags: '-h, --help', description: 'explain a command' };

/** What every command takes. */
export const GLOBAL_OPTIONS: readonly OptionDefinition[] = [
  { flags: '-v, --verbose', description: `tell more on standard error (or ${VERBOSE_VARIABLE}=true)` },
  {
    flags: '-p, --project <path>',
    description: `the folder or .krproj file of the project (or ${PROJECT_VARIABLE}); by default it is looked for from the working directory upwards`,
  },
  { flags: '--json', description: 'print results as JSON, for scripts' },
  {
    flags: DISABLE_OPTION,
    description: 'record and send nothing in this run (or KREYA_DISABLETELEMETRY=true)',
  },
];

export type Execute = (command: Command, options: OptionValues, argument: string) => Promise<void>;

const MORE = `
@options.txt stands for the arguments in that file.
kreyac exit-codes lists what scripts can rely on.`;

/** The parser; for a command that was called as it should be it calls `execute`. */
export function createProgram(execute: Execute): Parser {
  const program = configure(new Parser('kreyac'))
    .description('The command line of Kreya.')
    .helpOption(HELP_OPTION.flags, HELP_OPTION.description)
    .addHelpText('after', MORE);
  addOptions(program, GLOBAL_OPTIONS);
  const groups = new Map<string, Parser>();
  for (const command of COMMANDS) {
    const words = command.name.split(' ');
    const name = words.pop() ?? '';
    const parent = words.length === 0 ? program : groupOf(program, groups, words.join(' '));
    addCommand(parent, name, command, execute);
  }
  return program;
}

function groupOf(program: Parser, groups: Map<string, Parser>, name: string): Parser {
  const known = groups.get(name);
  if (known !== undefined) return known;
  const group = configure(program.command(name)).description(GROUPS[name] ?? '');
  groups.set(name, group);
  return group;
}

function addCommand(parent: Parser, name: string, command: Command, execute: Execute): void {
  const parser = configure(parent.command(name)).description(command.description);
  if (command.argument !== undefined) parser.argument(command.argument.name, command.argument.description);
  parser.action(() => execute(command, parser.optsWithGlobals(), parser.args[0] ?? ''));
  addOptions(parser, command.options ?? []);
  if (command.example !== undefined) parser.addHelpText('after', `\nExample:\n  kreyac ${command.example}`);
}

function addOptions(parser: Parser, options: readonly OptionDefinition[]): void {
  for (const { flags, description, parse } of options) {
    if (parse === undefined) parser.option(flags, description);
    else parser.option(flags, description, parse);
  }
}

function configure(parser: Parser): Parser {
  return parser
    .exitOverride()
    .helpCommand(false)
    .allowExcessArguments(false)
    .configureHelp({
      showGlobalOptions: true,
      styleTitle: (text) => paint('bold', text),
      styleOptionTerm: (text) => paint('cyan', text),
      styleSubcommandTerm: (text) => paint('cyan', text),
    })
    .configureOutput({
      writeOut: print,
      writeErr: say,
      getOutHasColors: () => hasColours(process.stdout),
      getErrHasColors: () => hasColours(process.stderr),
      outputError: (text) => failure(`${toSentences(text)} See ${pathOf(parser)} --help.`),
    });
}

/** Of `error: unknown command 'x'` and, on a line of its own, `(Did you mean y?)`. */
function toSentences(text: string): string {
  const parts = /^(?:error: )?(.*?)(?:\n\((Did you mean .*\?)\))?\s*$/s.exec(text);
  const [, problem = text, suggestion] = parts ?? [];
  const sentence = `${problem.charAt(0).toUpperCase()}${problem.slice(1)}${problem.endsWith('.') ? '' : '.'}`;
  return suggestion === undefined ? sentence : `${sentence} ${suggestion}`;
}

/** The words that call it, from the first on. */
function pathOf(parser: Parser): string {
  return parser.parent === null ? parser.name() : `${pathOf(parser.parent)} ${parser.name()}`;
}
